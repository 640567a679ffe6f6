namespace FleetSpark.Emr.Runs;

/// <summary>A run that was submitted, as EMR told of it last.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">The id of the cluster, or of the application of EMR Serverless.</param>
/// <param name="Id">The id of the step, or of the job run.</param>
/// <param name="State">Its state, by the service's own name.</param>
public sealed record SubmittedRun(RunName Name, string Place, string Id, string State)
{
    private static readonly HashSet<string> GoodEnds = new(StringComparer.Ordinal) { "COMPLETED", "SUCCESS" };
    private static readonly HashSet<string> BadEnds = new(StringComparer.Ordinal) { "CANCELLED", "FAILED", "INTERRUPTED" };

    /// <summary>When it was submitted; null where that is not known yet.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it began to work.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What EMR says of its end.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it ended, well or not.</summary>
    public bool HasEnded => HasCompleted || BadEnds.Contains(State);

    /// <summary>Whether it ended well.</summary>
    public bool HasCompleted => GoodEnds.Contains(State);

    /// <summary>Whether it was ended before it was done, by somebody or with its cluster.</summary>
    public bool IsCancelled => State == "CANCELLED";

    /// <summary>How long it worked; null where it did not end yet.</summary>
    public TimeSpan? Duration => EndedAt - StartedAt;
}
