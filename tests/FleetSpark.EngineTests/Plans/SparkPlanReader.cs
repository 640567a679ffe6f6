using System.Text.RegularExpressions;
using FleetSpark.Engines;

namespace FleetSpark.EngineTests.Plans;

/// <summary>Spark's plans as they stand before the run adapts them: without ids and paths, and without the plans of what was kept before.</summary>
internal sealed partial class SparkPlanReader : PlanReader
{
    // Else Spark cuts long lists off, and a change in what was cut would not be seen.
    private static readonly string[] Whole = ["SET spark.sql.debug.maxToStringFields = 1000", "SET spark.sql.maxMetadataStringLength = 100000"];

    private bool _isSet;

    public override async Task<Plan> ExplainAsync(IEngine engine, string sql, CancellationToken cancellationToken)
    {
        if (!_isSet)
        {
            foreach (var setting in Whole)
            {
                await engine.QueryAsync(setting, cancellationToken);
            }

            _isSet = true;
        }

        var row = Assert.Single(await engine.QueryAsync($"EXPLAIN {sql}", cancellationToken));
        var lines = WithoutKept(((string)row[0]!).Trim().Split('\n').Skip(1)).Select(Normal).ToList(); // the first says that this is a plan
        return new Plan(string.Concat(lines.Select(line => line + "\n")), [.. lines.Where(line => Loop().IsMatch(line)).Select(line => Branch().Replace(line, string.Empty))]);
    }

    // What was kept shows its own plan below; that one was asked for when it was kept.
    private static IEnumerable<string> WithoutKept(IEnumerable<string> lines)
    {
        int? kept = null;
        foreach (var line in lines)
        {
            var depth = Branch().Match(line).Length;
            if (kept is null || depth <= kept)
            {
                kept = line[depth..].StartsWith("InMemoryRelation ", StringComparison.Ordinal) ? depth : null;
                yield return line;
            }
        }
    }

    private static string Normal(string line) => Location().Replace(Id().Replace(line, string.Empty), "files: ${count}").TrimEnd();

    [GeneratedRegex(@"^[ :]*([+:]- )?(\*\(\d+\) )?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Branch();

    [GeneratedRegex(@"BroadcastNestedLoopJoin|CartesianProduct", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Loop();

    [GeneratedRegex(@", \[(plan_)?id=#?\d+\]|#\d+L?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"Location: \w+ ?\((?<count>\d+) paths\)\[[^\]]*\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Location();
}
