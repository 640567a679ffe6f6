using System.Text.RegularExpressions;
using FleetSpark.Core;

namespace FleetSpark.Engines.Spark;

/// <summary>Why work on Spark failed.</summary>
/// <param name="Kind">What kind of failure it is.</param>
/// <param name="Message">What Spark says.</param>
/// <param name="Details">What a user of Spark would look up: the log's file, or a word more; null for nothing.</param>
internal sealed partial record SparkFailure(SparkFailureKind Kind, string Message, string? Details = null)
{
    /// <summary>The failure by its code.</summary>
    /// <param name="what">What the work was for.</param>
    /// <param name="sql">The statement that ran; null for none.</param>
    /// <param name="cause">The exception.</param>
    public FleetException ToCoded(string what, string? sql, Exception cause) => Kind switch
    {
        SparkFailureKind.NoSpark => EngineErrors.NoSpark(Message, cause),
        SparkFailureKind.NoJava => EngineErrors.NoJava(Message, cause),
        SparkFailureKind.NotStarted => EngineErrors.SparkNotStarted(Message, Details, cause),
        SparkFailureKind.Gone => EngineErrors.SparkGone(what, Details, cause),
        SparkFailureKind.DiskFull => EngineErrors.DiskFull(SparkEngine.EngineName, what, cause),
        _ => EngineErrors.StatementFailed(SparkEngine.EngineName, what, Message, LineOf(sql), cause),
    };

    // Spark numbers the lines of the statement that it was given, which has more of them than the file that somebody wrote: the line itself is told.
    private string? LineOf(string? sql) =>
        sql is not null && LineNumber().Match(Message) is { Success: true } match && int.TryParse(match.Groups["line"].Value, out var number)
            ? sql.Split('\n').ElementAtOrDefault(number - 1)?.Trim()
            : null;

    [GeneratedRegex(@"\bline (?<line>\d+),? pos", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineNumber();
}

/// <summary>What kind of failure it is, by what is to be done about it.</summary>
internal enum SparkFailureKind
{
    /// <summary>A statement failed: its text, or a value.</summary>
    Statement,

    /// <summary>There is no Spark.</summary>
    NoSpark,

    /// <summary>There is no Java, or none that Spark runs on.</summary>
    NoJava,

    /// <summary>Spark did not start.</summary>
    NotStarted,

    /// <summary>Spark's JVM is gone.</summary>
    Gone,

    /// <summary>A disk is full.</summary>
    DiskFull,
}
