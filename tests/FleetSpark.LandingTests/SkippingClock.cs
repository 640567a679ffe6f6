namespace FleetSpark.LandingTests;

/// <summary>A clock on which every wait ends at once and takes its time, but for time-outs, which come when a test says so.</summary>
internal sealed class SkippingClock : TimeProvider
{
    /// <summary>The time-out of calls: no wait is as long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(61);

    private readonly Lock _lock = new();
    private readonly List<HeldTimer> _held = [];
    private readonly List<TimeSpan> _waits = [];
    private readonly DateTimeOffset _start;
    private DateTimeOffset _now;

    public SkippingClock(DateTimeOffset start)
    {
        _start = start;
        _now = start;
    }

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

    /// <summary>Time passes.</summary>
    public void Pass(TimeSpan time)
    {
        lock (_lock)
        {
            _now += time;
        }
    }

    /// <summary>It is the beginning again, and nobody waited.</summary>
    public void BeginAnew()
    {
        lock (_lock)
        {
            _now = _start;
            _waits.Clear();
        }
    }

    /// <summary>Every call that runs has run too long.</summary>
    public void TimeOut()
    {
        HeldTimer[] due;
        lock (_lock)
        {
            due = [.. _held];
            _now += Patience;
        }

        Array.ForEach(due, timer => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HeldTimer(this, callback, state);
        lock (_lock)
        {
            if (dueTime == Patience)
            {
                _held.Add(timer);
                return timer;
            }

            _waits.Add(dueTime);
            _now += dueTime;
        }

        OnWait(dueTime);
        ThreadPool.QueueUserWorkItem(_ => timer.Fire());
        return timer;
    }

    private void Drop(HeldTimer timer)
    {
        lock (_lock)
        {
            _held.Remove(timer);
        }
    }

    private sealed class HeldTimer(SkippingClock clock, TimerCallback callback, object? state) : ITimer
    {
        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose() => clock.Drop(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
