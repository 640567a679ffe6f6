using FleetSpark.Jobs.Running;
using FleetSpark.Jobs.Staging;

namespace FleetSpark.Jobs.Reporting;

/// <summary>What is known of a run by the time it ends, however it ends: the run writes as it goes, and who called it reads.</summary>
public sealed class RunJournal
{
    /// <summary>The run; null before it has a name.</summary>
    public string? RunId { get; internal set; }

    /// <summary>What was staged; empty where the run failed before that was done.</summary>
    public IReadOnlyList<StagedSource> Staged { get; internal set; } = [];

    /// <summary>What the checks found; empty where the run failed before they were done.</summary>
    public IReadOnlyList<CheckResult> Checks { get; internal set; } = [];
}
