using System.Diagnostics;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace FleetSpark.Benchmarks.DuckDb;

/// <summary>Gives the statements of a log (<c>fleet run --sql-log</c>) straight to DuckDB, in this process and nothing else.</summary>
internal static partial class Replay
{
    /// <summary>Runs the statements of a log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="withBooks">
    /// Whether what the run asked without making rows (checks.sql, counts, hashes) is run too; if not, only views, stage.sql, query.sql
    /// and the writing of both.
    /// </param>
    /// <returns>Seconds.</returns>
    public static double Run(string log, bool withBooks)
    {
        var watch = Stopwatch.StartNew();
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        foreach (var statement in File.ReadAllText(log).Split("\n;\n", StringSplitOptions.RemoveEmptyEntries).Where(text => withBooks || !text.StartsWith("-- query\n", StringComparison.Ordinal)))
        {
            if (CopyTarget().Match(statement) is { Success: true } target)
            {
                MakeRoomFor(target.Groups["path"].Value);
            }

            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }

        return watch.Elapsed.TotalSeconds;
    }

    private static void MakeRoomFor(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
    }

    [GeneratedRegex(@"TO '(?<path>[^']+)' \(FORMAT", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CopyTarget();
}
