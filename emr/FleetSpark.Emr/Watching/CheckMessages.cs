using System.Text;
using FleetSpark.Aws.Sns;
using FleetSpark.Tables;

namespace FleetSpark.Emr.Watching;

/// <summary>What is said of checks that found rows: one message a table, with each check, how many rows, and on which days; no record's content, and so no person.</summary>
public static class CheckMessages
{
    /// <summary>The attribute that names the table.</summary>
    public const string TableAttribute = "table";

    /// <summary>The attribute that is <c>fail</c> where a check of the message failed, else <c>warn</c>.</summary>
    public const string SeverityAttribute = "severity";

    private const int MostDays = 10;

    /// <summary>The messages.</summary>
    /// <param name="run">The run.</param>
    /// <param name="lake">The lake's place.</param>
    /// <param name="topicArn">Where they go.</param>
    public static IReadOnlyList<PublishInput> Of(WatchedRun run, string lake, string topicArn) =>
        [.. run.Checks.Where(check => check.Rows > 0).GroupBy(check => check.Table, StringComparer.Ordinal).Select(table => Of(table.Key, [.. table], run, lake, topicArn))];

    private static PublishInput Of(string table, IReadOnlyList<WatchedCheck> checks, WatchedRun run, string lake, string topicArn)
    {
        var failed = checks.Count(check => check.Severity == Severity.Fail);
        var warned = checks.Count - failed;
        var text = new StringBuilder();
        foreach (var check in checks.OrderByDescending(check => check.Severity).ThenBy(check => check.Name, StringComparer.Ordinal))
        {
            text.Append($"{check.Table}.{check.Name} {(check.Severity == Severity.Fail ? "failed" : "warns")}: {Rows(check.Rows)}{DaysOf(check)}.\n");
        }

        text.Append($"\nRun {run.RunId} of {lake}: {(run.End == RunEnd.Done ? "published all the same" : "nothing was published")}.\n");
        text.Append($"What such a row means: spark-jobs/tables/{table}/checks.sql. What to do: docs/watching.md.\n");
        var subject = $"FleetSpark: {table}: {string.Join(", ", new[] { Checks(failed, "failed"), Checks(warned, "warned") }.OfType<string>())}";
        return new PublishInput(topicArn, text.ToString())
        {
            Subject = subject.Length > SnsClient.LongestSubject ? subject[..SnsClient.LongestSubject] : subject,
            MessageAttributes = [new MessageAttribute(TableAttribute, table), new MessageAttribute(SeverityAttribute, failed > 0 ? "fail" : "warn")],
        };
    }

    private static string DaysOf(WatchedCheck check)
    {
        if (check.Days.Count == 0)
        {
            return check.Among is not { } among ? string.Empty : among.From == among.To ? $", among what was made of {among.From}" : $", among what was made of {among.From} to {among.To}";
        }

        var told = string.Join(", ", check.Days.Take(MostDays).Select(day => $"{day.Key} ({Rows(day.Value)})"));
        return $" on {told}{(check.Days.Count > MostDays ? $" and {check.Days.Count - MostDays} more days until {check.Days[^1].Key}" : string.Empty)}";
    }

    private static string Rows(long rows) => $"{rows:N0} row{(rows == 1 ? string.Empty : "s")}";

    private static string? Checks(int checks, string what) => checks == 0 ? null : $"{checks} check{(checks == 1 ? string.Empty : "s")} {what}";
}
