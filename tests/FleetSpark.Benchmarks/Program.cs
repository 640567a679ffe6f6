using System.Diagnostics;
using DuckDB.NET.Data;

// bench replay LOG [MINIMUM_SECONDS]: gives the statements of a log (fleet run --sql-log) straight to DuckDB, in this process and nothing
// else; prints those that take longer. Queries that a run asks only for its own books (counts, hashes, checks) are left out.
if (args is not ["replay", var log, .. var rest])
{
    Console.Error.WriteLine("usage: bench replay LOG [MINIMUM_SECONDS]");
    return 2;
}

var minimumSeconds = rest is [var text] ? double.Parse(text) : double.MaxValue;
var all = Stopwatch.StartNew();
using var connection = new DuckDBConnection("DataSource=:memory:");
connection.Open();
foreach (var statement in File.ReadAllText(log).Split("\n;\n", StringSplitOptions.RemoveEmptyEntries))
{
    var what = statement[..statement.IndexOf('\n')];
    if (what == "-- query" && minimumSeconds == double.MaxValue)
    {
        continue;
    }

    var target = System.Text.RegularExpressions.Regex.Match(statement, @"TO '(?<path>[^']+)' \(FORMAT", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    if (target.Success)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target.Groups["path"].Value)!);
    }

    var watch = Stopwatch.StartNew();
    using var command = connection.CreateCommand();
    command.CommandText = statement;
    command.ExecuteNonQuery();
    if (watch.Elapsed.TotalSeconds >= minimumSeconds)
    {
        Console.WriteLine($"{watch.Elapsed.TotalSeconds:0.000} s {what} {statement.Split('\n')[1][..Math.Min(100, statement.Split('\n')[1].Length)]}");
    }
}

Console.WriteLine($"{all.Elapsed.TotalSeconds:0.000}");
return 0;
