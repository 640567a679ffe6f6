using FleetSpark.Aws.Emr;

namespace FleetSpark.Emr.Steps;

/// <summary>A run as a step of a cluster.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Name">The run.</param>
/// <param name="Step">The step as EMR told it last.</param>
public sealed record FoundStep(string ClusterId, RunName Name, Step Step)
{
    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal) { "COMPLETED", "CANCELLED", "FAILED", "INTERRUPTED" };

    /// <summary>Whether it ended, well or not.</summary>
    public bool HasEnded => Ends.Contains(Step.Status.State);

    /// <summary>Whether it ended well.</summary>
    public bool HasCompleted => Step.Status.State == "COMPLETED";

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset CreatedAt => Step.Status.Timeline?.CreationDateTime ?? DateTimeOffset.MinValue;
}
