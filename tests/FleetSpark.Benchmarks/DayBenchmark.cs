using System.Diagnostics;
using DuckDB.NET.Data;
using FleetSpark.Testing;

namespace FleetSpark.Benchmarks;

/// <summary>
/// One simulated day: the whole <c>fleet run</c> against the same SQL given straight to DuckDB in one process, in turn, five times;
/// and what a record of GPS takes in raw, staged and curated.
/// </summary>
internal static class DayBenchmark
{
    private const int Rounds = 5;

    private static readonly string[] MadeRoots = ["curated", "restricted"];

    private static readonly string Binaries = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."));
    private static readonly string Fleet = Path.GetFullPath(Path.Combine(Binaries, "..", "fleet", "fleet"));
    private static readonly string Bench = Path.Combine(Binaries, "FleetSpark.Benchmarks", "release", "bench");

    public static async Task<int> RunAsync(int trucks)
    {
        using var folder = new TemporaryFolder();
        var lake = folder.PathOf("lake");
        var timed = folder.PathOf("timed");
        var log = folder.PathOf("statements.sql");
        await PrepareAsync(folder.PathOf("simulated"), lake, timed, trucks);
        await MeasureAsync(Fleet, "run", "--lake", lake, "--sql-log", log);
        PrintRatio(await TimeInTurnAsync(timed, log), CountFixes(lake));
        PrintBytes(lake);
        return 0;
    }

    private static async Task PrepareAsync(string simulated, string lake, string timed, int trucks)
    {
        var simulating = await MeasureAsync(Fleet, "simulate", "--out", simulated, "--trucks", $"{trucks}", "--days", "1", "--seed", "1", "--from", "2026-03-02");
        Console.WriteLine($"simulate {trucks} trucks, 1 day: {simulating.Seconds:0.0} s");
        var landingSeconds = 0.0;
        foreach (var source in BuiltIn.SourceNames)
        {
            landingSeconds += (await MeasureAsync(Fleet, "land", source, "--lake", lake, "--from", Path.Combine(simulated, source))).Seconds;
        }

        Console.WriteLine($"land all of it: {landingSeconds:0.0} s");
        Folders.Copy(lake, timed);
    }

    private static async Task<List<Round>> TimeInTurnAsync(string lake, string log)
    {
        var rounds = new List<Round>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var made in MadeRoots.Select(name => Path.Combine(lake, name)).Where(Directory.Exists))
            {
                Directory.Delete(made, recursive: true);
            }

            var run = await MeasureAsync(Fleet, "run", "--lake", lake);
            var straight = await MeasureAsync(Bench, "replay", log);
            var rowsOnly = await MeasureAsync(Bench, "replay-rows", log);
            rounds.Add(new Round(run.Seconds, straight.Seconds, rowsOnly.Seconds));
            Console.WriteLine($"round {round + 1}: fleet run {run.Seconds:0.00} s, {run.PeakMegabytes} MB; the same SQL straight {straight.Seconds:0.00} s, {straight.PeakMegabytes} MB; without checks, counts and hashes {rowsOnly.Seconds:0.00} s");
        }

        return rounds;
    }

    private static void PrintRatio(List<Round> rounds, long fixes)
    {
        var run = Median(rounds.Select(round => round.Run));
        var straight = Median(rounds.Select(round => round.Straight));
        Console.WriteLine($"median: fleet run {run:0.00} s ({fixes / run:N0} fixes a second), the same SQL straight {straight:0.00} s: ratio {run / straight:0.00} (limit 1.25), pair by pair {Median(rounds.Select(r => r.Run / r.Straight)):0.00}");
        Console.WriteLine($"against stage.sql and query.sql alone, without checks, counts and hashes: pair by pair {Median(rounds.Select(r => r.Run / r.RowsOnly)):0.00}");
    }

    private static void PrintBytes(string lake)
    {
        var fixes = CountFixes(lake);
        Console.WriteLine($"bytes a GPS record: raw {Bytes(Path.Combine(lake, "raw", "gps")) / (double)fixes:0.0}, staged {Bytes(Path.Combine(lake, "curated", "_staged", "gps")) / (double)fixes:0.0}, curated {Bytes(Path.Combine(lake, "curated", "gps_positions")) / (double)fixes:0.0}");
        foreach (var row in Query($"SELECT path_in_schema, CAST(SUM(total_compressed_size) AS BIGINT), CAST(SUM(total_uncompressed_size) AS BIGINT) FROM parquet_metadata('{lake}/curated/gps_positions/**/*.parquet') GROUP BY ALL ORDER BY 2 DESC"))
        {
            Console.WriteLine($"  {row[0],-16} {Convert.ToDouble(row[1]) / fixes,6:0.00}   encoded, before zstd {Convert.ToDouble(row[2]) / fixes,6:0.00}");
        }

        // What sorting and compression brought: the same rows written again without them.
        foreach (var (what, order, format) in new[] { ("as written", "device_number, recorded_at", "zstd"), ("not sorted by device", "recorded_at, device_number", "zstd"), ("not compressed", "device_number, recorded_at", "uncompressed") })
        {
            var file = Path.Combine(lake, "again.parquet");
            Query($"COPY (SELECT * EXCLUDE event_date FROM read_parquet('{lake}/curated/gps_positions/**/*.parquet') ORDER BY {order}) TO '{file}' (FORMAT parquet, COMPRESSION {format})");
            Console.WriteLine($"  {what}: {new FileInfo(file).Length / (double)fixes:0.0}");
        }
    }

    private static long CountFixes(string lake) => Convert.ToInt64(Query($"SELECT COUNT(*) FROM read_parquet('{lake}/curated/gps_positions/**/*.parquet')")[0][0]);

    private static long Bytes(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static List<object[]> Query(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static async Task<Measured> MeasureAsync(string program, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        var process = FleetProcess.StartOther(program, Environment.CurrentDirectory, arguments);
        var end = FleetProcess.FinishAsync(process);
        long peakBytes = 0;
        while (await Task.WhenAny(end, Task.Delay(20)) != end)
        {
            peakBytes = Math.Max(peakBytes, PeakOf(process));
        }

        var seconds = watch.Elapsed.TotalSeconds;
        var result = await end;
        return result.ExitCode == 0
            ? new Measured(seconds, peakBytes / 1_000_000)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Error}");
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // it ended between the two questions
        }
    }
}

/// <summary>What a process took.</summary>
internal sealed record Measured(double Seconds, long PeakMegabytes);

/// <summary>The seconds of one round.</summary>
internal sealed record Round(double Run, double Straight, double RowsOnly);
