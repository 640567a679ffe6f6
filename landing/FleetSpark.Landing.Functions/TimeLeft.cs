namespace FleetSpark.Landing.Functions;

/// <summary>The time that an event may take: what cannot be finished within it is not begun.</summary>
/// <param name="Began">When the event came.</param>
/// <param name="Deadline">When the function is ended, done or not.</param>
internal sealed record TimeLeft(DateTimeOffset Began, DateTimeOffset Deadline)
{
    // Before the end of a function it stops by itself, and has this much time to say so: less where there is little in all.
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(1);

    /// <summary>Nothing new is begun after this: the last third is for what was begun, and for what must follow it.</summary>
    public DateTimeOffset BeginNoneAfter => Began + ((Deadline - Began) * 2 / 3);

    /// <summary>When what still runs is stopped.</summary>
    public DateTimeOffset StopAt
    {
        get
        {
            var farewell = (Deadline - Began) / 10;
            return Deadline - (farewell < LongestFarewell ? farewell : LongestFarewell);
        }
    }
}
