using System.Text.RegularExpressions;
using FleetSpark.Aws.CloudWatch;
using FleetSpark.Emr.Watching;
using FleetSpark.Tables;

namespace FleetSpark.InfraTests;

/// <summary>What Terraform's alarms and dashboard look at is what a run sends, by name and dimensions.</summary>
public sealed partial class RunMetricTests
{
    // Those that landing functions send; the dashboard shows both kinds.
    private static readonly string[] OfLanding = ["OldestMessageAge[Source]"];

    private static readonly string[] Sent =
    [
        .. RunMetrics.Of(new WatchedRun("r", RunEnd.Done, [new WatchedSource("gps", 1, 0)], [new WatchedCheck("trucks", "key", Severity.Fail, 0)])).Select(NameOf).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Alarms_OnWhatRunsTell_AreOnEachMetricThatIsSentAndOnNoOther()
    {
        var text = TerraformFiles.TextOf(TerraformFiles.PathOf("modules", "alarms"));
        var byRun = ByRun().Matches(text);
        Assert.Equal(text.Split("merge(local.by_run,").Length - 1, byRun.Count);
        // Of a table both kinds in one alarm.
        var ofTables = OfTables().Match(text);
        Assert.True(ofTables.Success);
        Assert.Equal("namespace = \"FleetSpark\"", Assert.Single(Namespaces().Matches(text[ofTables.Index..])).Value.Replace("   ", " ", StringComparison.Ordinal));
        var watched = byRun.Select(NameOf).Concat(Quoted().Matches(ofTables.Groups["names"].Value).Select(name => $"{name.Groups["name"].Value}[{ofTables.Groups["dimension"].Value}]"));
        Assert.Equal(Sent, watched.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Dashboard_OfWhatRunsTell_ShowsNothingThatIsNotSent()
    {
        var shown = Shown().Matches(TerraformFiles.TextOf(TerraformFiles.PathOf("modules", "dashboard"))).Select(NameOf).Except(OfLanding, StringComparer.Ordinal).ToList();
        Assert.Equal(["FailedChecks[Table]", "FailedRuns", "RejectedShare[Source]", "Runs", "Unbalanced"], shown.Order(StringComparer.Ordinal));
        Assert.Empty(shown.Except(Sent, StringComparer.Ordinal));
    }

    [Fact]
    public void Role_OfARun_MaySendToTheNamespaceAndTheTopicAlone()
    {
        var parts = TerraformFiles.TextOf(TerraformFiles.PathOf("modules", "policy_parts"));
        Assert.Contains($$"""Action = ["cloudwatch:PutMetricData"], Resource = "*", Condition = { StringEquals = { "cloudwatch:namespace" = "{{RunMetrics.Namespace}}" } }""", parts, StringComparison.Ordinal);
        Assert.Contains("""Action = ["sns:Publish"], Resource = var.topic_arn }""", parts, StringComparison.Ordinal);
        Assert.Matches(@"topic\s+= module\.notifications\.topic_arn", TerraformFiles.TextOf(TerraformFiles.Modules[0]));
    }

    private static string NameOf(MetricDatum datum) => datum.Dimensions is { } dimensions ? $"{datum.MetricName}[{dimensions.Single().Name}]" : datum.MetricName;

    private static string NameOf(Match match) => match.Groups["dimension"] is { Success: true, Value: var dimension } ? $"{match.Groups["metric"].Value}[{dimension}]" : match.Groups["metric"].Value;

    // Of AWS's own metrics the statistic stands between the two.
    [GeneratedRegex("""metric\s+= "(?<metric>\w+)",\s+dimensions\s+= \{( (?<dimension>\w+) = \w+ )?\}""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ByRun();

    [GeneratedRegex("""for_each = \{(?<names>[^}]*)\}\s+content \{.*?dimensions\s+= \{ (?<dimension>\w+) = each\.key \}""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfTables();

    [GeneratedRegex("""namespace\s+= "[A-Za-z/]+"$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"= ""(?<name>\w+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("""\["FleetSpark", "(?<metric>\w+)", ("(?<dimension>\w+)", )?""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shown();
}
