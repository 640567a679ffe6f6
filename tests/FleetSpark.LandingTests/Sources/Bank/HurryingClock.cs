namespace FleetSpark.LandingTests.Bank;

/// <summary>A clock on which every wait is over at once, and has taken its time.</summary>
internal sealed class HurryingClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = RawLake.Sent;

    /// <summary>Runs while somebody waits.</summary>
    public Action<TimeSpan> OnWait { get; set; } = _ => { };

    /// <summary>The waits so far.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
            {
                return [.. _waits];
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _now += dueTime;
            _waits.Add(dueTime);
        }

        OnWait(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
