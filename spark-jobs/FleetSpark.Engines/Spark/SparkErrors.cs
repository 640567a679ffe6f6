using System.Text.RegularExpressions;
using FleetSpark.Core;

namespace FleetSpark.Engines.Spark;

/// <summary>Spark's failures by their codes.</summary>
internal static partial class SparkErrors
{
    /// <summary>Work failed.</summary>
    /// <param name="what">What for.</param>
    /// <param name="failure">Why.</param>
    /// <param name="sql">The statement; null for none.</param>
    /// <param name="cause">The exception.</param>
    public static FleetException Of(string what, SparkFailure failure, string? sql, Exception cause) => failure.Kind switch
    {
        SparkFailureKind.NoSpark => EngineErrors.NoSpark(failure.Message, cause),
        SparkFailureKind.NoJava => EngineErrors.NoJava(failure.Message, cause),
        SparkFailureKind.NotStarted => EngineErrors.SparkNotStarted(failure.Message, cause),
        SparkFailureKind.Gone => EngineErrors.SparkGone(what, failure.Details, cause),
        SparkFailureKind.DiskFull => EngineErrors.DiskFull(SparkEngine.EngineName, what, cause),
        _ => EngineErrors.StatementFailed(SparkEngine.EngineName, what, failure.Message, LineOf(sql, failure.Message), cause),
    };

    /// <summary>The version is not the one that the SQL was proved on.</summary>
    public static FleetException WrongVersion(string version) => EngineErrors.WrongSpark(version, SparkSettings.ProvedVersion);

    // Spark numbers the lines of the statement that it was given, which has more of them than the file that somebody wrote: the line itself is told.
    private static string? LineOf(string? sql, string message) =>
        sql is not null && LineNumber().Match(message) is { Success: true } match && int.TryParse(match.Groups["line"].Value, out var number)
            ? sql.Split('\n').ElementAtOrDefault(number - 1)?.Trim()
            : null;

    [GeneratedRegex(@"\bline (?<line>\d+),? pos", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineNumber();
}
