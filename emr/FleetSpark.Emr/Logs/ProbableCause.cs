using System.Text.RegularExpressions;

namespace FleetSpark.Emr.Logs;

/// <summary>What a run that failed most probably failed on, by its logs.</summary>
/// <param name="Text">The cause, a line or a few.</param>
/// <param name="Place">The log that says so.</param>
public sealed partial record ProbableCause(string Text, string Place)
{
    private const int MostLines = 12;
    private const string MoreMemory = "It ran out of memory: give it more ('spark: spark.driver.memory' or 'spark.executor.memory' in emr.yaml), or machines with more.";

    // What tells most comes first: the program knows table, day and SQL; the JVM, what it ran out of or may not do; Spark, only that something ended.
    private static readonly (Regex Pattern, string? Meaning)[] Signs =
    [
        (OfProgram(), null),
        (OutOfMemory(), MoreMemory),
        (JvmGone(), null),
        (Denied(), "It was denied something: look at the rights of the cluster's instance profile."),
        (Missing(), "A file that it was started with is missing: 'fleet emr deploy' uploads the package."),
        (CausedBy(), null),
        (Thrown(), null),
        (Refused(), null),
    ];

    /// <summary>Finds it.</summary>
    /// <returns>The cause; null where no log says any.</returns>
    public static ProbableCause? Of(IReadOnlyList<LogFile> logs)
    {
        foreach (var (pattern, meaning) in Signs)
        {
            foreach (var log in logs)
            {
                if (Find(pattern, log.Text) is { } found)
                {
                    var text = Shortened(found);
                    var advice = meaning ?? (OutOfMemory().IsMatch(text) ? MoreMemory : null);
                    return new ProbableCause(advice is null ? text : $"{text}\n{advice}", log.Place);
                }
            }
        }

        return logs.Select(log => (Log: log, Line: log.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault(line => !line.Contains("Picked up J", StringComparison.Ordinal), string.Empty))).FirstOrDefault(last => last.Line.Length > 0) is ({ } some, { } line)
            ? new ProbableCause(line, some.Place)
            : null;
    }

    // A log whose lines are so odd that it takes too long says nothing by this sign.
    private static string? Find(Regex pattern, string text)
    {
        try
        {
            return pattern.Match(text) is { Success: true } found ? found.Value : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static string Shortened(string text) => string.Join('\n', text.TrimEnd().Split('\n').Take(MostLines).Select(line => line.TrimEnd()));

    // A coded failure at the beginning of a line, and the lines of SQL below it; that the JVM is gone (FS4010) says less than what the JVM said, and that nobody could be told (FS75) fails no run.
    [GeneratedRegex(@"^FS(?!4010|75)\d{4} .*(\n(?!FS\d{4} |\d\d[/:]|\t?at |Exception|Spark's log|\s*$).*)*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OfProgram();

    [GeneratedRegex(@"^.*(java\.lang\.OutOfMemoryError|Java heap space|GC overhead limit|\bMetaspace\b|Container killed by YARN for exceeding|exit(ed with)? code:? 137|There is insufficient memory for the Java Runtime).*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OutOfMemory();

    [GeneratedRegex(@"^FS4010 .*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex JvmGone();

    [GeneratedRegex(@"^.*(AccessDenied|Access Denied|Status Code: 403|AccessControlException|not authorized to perform).*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Denied();

    [GeneratedRegex(@"^.*(FileNotFoundException|FileNotFoundError|NoSuchKey|NoSuchBucket|No such file or directory).*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Missing();

    // The last of a chain is what it began with.
    [GeneratedRegex(@"^Caused by: .*", RegexOptions.Multiline | RegexOptions.RightToLeft | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CausedBy();

    [GeneratedRegex(@"^(Exception in thread|Unhandled exception\.|Traceback).*(\n.*)?", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Thrown();

    [GeneratedRegex(@"^(Error|ERROR|error|spark-submit):? .*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Refused();
}
