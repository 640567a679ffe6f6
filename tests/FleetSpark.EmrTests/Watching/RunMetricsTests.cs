using FleetSpark.Aws.CloudWatch;
using FleetSpark.Emr.Watching;
using FleetSpark.Tables;

namespace FleetSpark.EmrTests.Watching;

/// <summary>Which metrics a run has, by how it ended.</summary>
public sealed class RunMetricsTests
{
    private static readonly WatchedRun Idle = new("r", RunEnd.Done, [], []);

    [Theory]
    [InlineData(RunEnd.Done, "Runs 1 Count, FailedRuns 0 Count, Unbalanced 0 Count")]
    [InlineData(RunEnd.Failed, "Runs 0 Count, FailedRuns 1 Count, Unbalanced 0 Count")]
    [InlineData(RunEnd.Unbalanced, "Runs 0 Count, FailedRuns 1 Count, Unbalanced 1 Count")]
    public void Metrics_OfARunWithNothingElse_SayHowItEnded(RunEnd end, string told) => Assert.Equal(told, TextOf(Idle with { End = end }));

    [Fact]
    public void Metrics_OfChecks_CountByTableThoseThatFoundRows() => Assert.Equal(
        "FailedChecks[Table=a] 1 Count, WarnedChecks[Table=a] 2 Count, FailedChecks[Table=b] 0 Count, WarnedChecks[Table=b] 0 Count",
        TextOf(Idle with
        {
            Checks =
            [
                new WatchedCheck("a", "one", Severity.Fail, 12), new WatchedCheck("a", "two", Severity.Fail, 0), new WatchedCheck("a", "three", Severity.Warn, 1),
                new WatchedCheck("a", "four", Severity.Warn, 1), new WatchedCheck("b", "one", Severity.Fail, 0),
            ],
        }, skipped: 3));

    [Fact]
    public void Metrics_OfSources_AreSharesOfWhatTheRunStaged() => Assert.Equal(
        "RejectedShare[Source=gps] 12.5 Percent, RejectedShare[Source=tags] 0 Percent, RejectedShare[Source=bank] 100 Percent",
        TextOf(Idle with { Sources = [new WatchedSource("gps", 8, 1), new WatchedSource("tags", 3, 0), new WatchedSource("fleet", 0, 0), new WatchedSource("bank", 2, 2)] }, skipped: 3));

    private static string TextOf(WatchedRun run, int skipped = 0) => string.Join(", ", RunMetrics.Of(run).Skip(skipped).Select(TextOf));

    private static string TextOf(MetricDatum datum) => $"{datum.MetricName}{string.Concat((datum.Dimensions ?? []).Select(dimension => $"[{dimension.Name}={dimension.Value}]"))} {datum.Value} {datum.Unit}";
}
