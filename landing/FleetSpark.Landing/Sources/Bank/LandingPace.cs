namespace FleetSpark.Landing.Sources.Bank;

/// <summary>Tells whether there is time for a file, by what those before it took.</summary>
/// <param name="finishBefore">When all must be done; null where there is time enough.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class LandingPace(DateTimeOffset? finishBefore, TimeProvider clock)
{
    // Before anything was measured: a quarter of what a function of one core was seen to do.
    private const double FirstBytesPerSecond = 4 << 20;

    // So much of a file's time does not go by its length: the look before it, the ledger, the move.
    private static readonly TimeSpan FixedPerFile = TimeSpan.FromSeconds(2);

    // A short file says nothing of the pace.
    private const long LeastMeasured = 8 << 20;

    private long _bytes;
    private TimeSpan _took;

    /// <summary>Why a file is not begun; null where it is.</summary>
    /// <param name="bytes">Its length as it lies on the server.</param>
    public string? ReasonAgainst(long bytes)
    {
        if (finishBefore is not { } end)
        {
            return null;
        }

        var left = end - clock.GetUtcNow();
        var perSecond = _took > TimeSpan.Zero ? _bytes / _took.TotalSeconds : FirstBytesPerSecond;
        var needed = FixedPerFile + TimeSpan.FromSeconds(bytes / Math.Max(1, perSecond));
        return needed <= left ? null : $"It needs about {Whole(needed)} s and {Whole(left)} s are left, so it was not begun.";
    }

    /// <summary>A file was landed.</summary>
    /// <param name="bytes">Its length as it lies on the server.</param>
    /// <param name="beganAt">When it was begun.</param>
    public void Note(long bytes, DateTimeOffset beganAt)
    {
        if (bytes < LeastMeasured)
        {
            return;
        }

        _bytes += bytes;
        _took += clock.GetUtcNow() - beganAt;
    }

    private static long Whole(TimeSpan time) => Math.Max(0, (long)Math.Ceiling(time.TotalSeconds));
}
