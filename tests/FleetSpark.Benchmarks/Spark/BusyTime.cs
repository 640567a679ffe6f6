using System.Diagnostics;

namespace FleetSpark.Benchmarks.Spark;

/// <summary>How long at least one thing was under way, of all that overlap.</summary>
internal sealed class BusyTime
{
    private readonly Lock _lock = new();
    private readonly long _began = Stopwatch.GetTimestamp();
    private TimeSpan _busy;
    private long _busySince;
    private int _underWay;

    /// <summary>One more is under way.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            if (_underWay++ == 0)
            {
                _busySince = Stopwatch.GetTimestamp();
            }
        }
    }

    /// <summary>One less is.</summary>
    public void End()
    {
        lock (_lock)
        {
            if (--_underWay == 0)
            {
                _busy += Stopwatch.GetElapsedTime(_busySince);
            }
        }
    }

    /// <summary>The time since this was made, in which nothing was under way and in which something was.</summary>
    public (TimeSpan Idle, TimeSpan Busy) Told()
    {
        lock (_lock)
        {
            return (Stopwatch.GetElapsedTime(_began) - _busy, _busy);
        }
    }
}
