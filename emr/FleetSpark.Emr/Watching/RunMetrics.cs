using FleetSpark.Aws.CloudWatch;
using FleetSpark.Tables;

namespace FleetSpark.Emr.Watching;

/// <summary>The metrics of a run, which Terraform's alarms look at: infra/terraform/modules/alarms. What is well is told too, as 0, so that charts have a line and alarms end.</summary>
public static class RunMetrics
{
    /// <summary>The namespace of all.</summary>
    public const string Namespace = "FleetSpark";

    /// <summary>1 of a run that was done, of one with nothing to do too; else 0.</summary>
    public const string Runs = "Runs";

    /// <summary>1 of a run that failed.</summary>
    public const string FailedRuns = "FailedRuns";

    /// <summary>1 of a run whose sources do not balance.</summary>
    public const string Unbalanced = "Unbalanced";

    /// <summary>By table: how many of its <c>fail</c> checks found rows.</summary>
    public const string FailedChecks = "FailedChecks";

    /// <summary>By table: how many of its <c>warn</c> checks found rows.</summary>
    public const string WarnedChecks = "WarnedChecks";

    /// <summary>By source: how much of what the run staged of it went to the quarantine, in percent.</summary>
    public const string RejectedShare = "RejectedShare";

    private const string Count = "Count";

    /// <summary>The metrics.</summary>
    public static IReadOnlyList<MetricDatum> Of(WatchedRun run) =>
    [
        new(Runs, run.End == RunEnd.Done ? 1 : 0) { Unit = Count },
        new(FailedRuns, run.End == RunEnd.Done ? 0 : 1) { Unit = Count },
        new(Unbalanced, run.End == RunEnd.Unbalanced ? 1 : 0) { Unit = Count },
        .. run.Checks.GroupBy(check => check.Table, StringComparer.Ordinal).SelectMany(table => (MetricDatum[])
        [
            new(FailedChecks, FoundBy(table, Severity.Fail)) { Dimensions = [new Dimension("Table", table.Key)], Unit = Count },
            new(WarnedChecks, FoundBy(table, Severity.Warn)) { Dimensions = [new Dimension("Table", table.Key)], Unit = Count },
        ]),
        // A source of which nothing was staged has no share.
        .. run.Sources.Where(source => source.Landed > 0).Select(source =>
            new MetricDatum(RejectedShare, 100.0 * source.Rejected / source.Landed) { Dimensions = [new Dimension("Source", source.Source)], Unit = "Percent" }),
    ];

    private static int FoundBy(IEnumerable<WatchedCheck> checks, Severity severity) => checks.Count(check => check.Severity == severity && check.Rows > 0);
}
