namespace FleetSpark.Engines.Spark;

/// <summary>Stops the jobs of a call once somebody wants it stopped, again and again until the call is over: a statement may start one job after another.</summary>
internal sealed class JobStop : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private readonly Timer _timer;
    private readonly CancellationTokenRegistration _registration;

    /// <summary>Begins to listen.</summary>
    public JobStop(CancellationToken cancellationToken)
    {
        _timer = new Timer(_ => SparkBinding.CancelJobs());
        // Whoever stops the call does not wait for Spark.
        _registration = cancellationToken.Register(() => _timer.Change(TimeSpan.Zero, Every));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _registration.Dispose();
        _timer.Dispose();
    }
}
