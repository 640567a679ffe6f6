using FleetSpark.Testing;

namespace FleetSpark.Benchmarks.DuckDb;

/// <summary>
/// One simulated day: the whole <c>fleet run</c> against the same SQL given straight to DuckDB in one process, in turn, five times;
/// and what a record of GPS takes in raw, staged and curated.
/// </summary>
internal static class DayBenchmark
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync(int trucks)
    {
        using var folder = new TemporaryFolder();
        var lake = await SimulatedDay.LandAsync(folder, trucks);
        var timed = folder.PathOf("timed");
        Folders.Copy(lake, timed);
        var log = folder.PathOf("statements.sql");
        await Processes.MeasureAsync(Processes.Fleet, "run", "--lake", lake, "--sql-log", log);
        PrintRatio(await TimeInTurnAsync(timed, log), CountFixes(lake));
        PrintBytes(lake);
        return 0;
    }

    private static async Task<List<Round>> TimeInTurnAsync(string lake, string log)
    {
        var rounds = new List<Round>();
        for (var round = 0; round < Rounds; round++)
        {
            SimulatedDay.Forget(lake);
            var run = await Processes.MeasureAsync(Processes.Fleet, "run", "--lake", lake);
            var straight = await Processes.MeasureAsync(Processes.Bench, "replay", log);
            var rowsOnly = await Processes.MeasureAsync(Processes.Bench, "replay-rows", log);
            rounds.Add(new Round(run.Seconds, straight.Seconds, rowsOnly.Seconds));
            Console.WriteLine($"round {round + 1}: fleet run {run.Seconds:0.00} s, {run.PeakMegabytes} MB; the same SQL straight {straight.Seconds:0.00} s, {straight.PeakMegabytes} MB; without checks, counts and hashes {rowsOnly.Seconds:0.00} s");
        }

        return rounds;
    }

    private static void PrintRatio(List<Round> rounds, long fixes)
    {
        var (run, straight) = (rounds.ConvertAll(round => round.Run), rounds.ConvertAll(round => round.Straight));
        Console.WriteLine($"median: fleet run {Figures.Median(run):0.00} s ({fixes / Figures.Median(run):N0} fixes a second), the same SQL straight {Figures.Median(straight):0.00} s: {Figures.Ratio(run, straight, 1.25)}");
        Console.WriteLine($"against stage.sql and query.sql alone, without checks, counts and hashes: pair by pair {Figures.Median(rounds.Select(r => r.Run / r.RowsOnly)):0.00}");
    }

    private static void PrintBytes(string lake)
    {
        var fixes = CountFixes(lake);
        Console.WriteLine($"bytes a GPS record: raw {Bytes(Path.Combine(lake, "raw", "gps")) / (double)fixes:0.0}, staged {Bytes(Path.Combine(lake, "curated", "_staged", "gps")) / (double)fixes:0.0}, curated {Bytes(Path.Combine(lake, "curated", "gps_positions")) / (double)fixes:0.0}");
        foreach (var row in DuckDbQuery.Ask($"SELECT path_in_schema, CAST(SUM(total_compressed_size) AS BIGINT), CAST(SUM(total_uncompressed_size) AS BIGINT) FROM parquet_metadata('{lake}/curated/gps_positions/**/*.parquet') GROUP BY ALL ORDER BY 2 DESC"))
        {
            Console.WriteLine($"  {row[0],-16} {Convert.ToDouble(row[1]) / fixes,6:0.00}   encoded, before zstd {Convert.ToDouble(row[2]) / fixes,6:0.00}");
        }

        // What sorting and compression brought: the same rows written again without them.
        foreach (var (what, order, format) in new[] { ("as written", "device_number, recorded_at", "zstd"), ("not sorted by device", "recorded_at, device_number", "zstd"), ("not compressed", "device_number, recorded_at", "uncompressed") })
        {
            var file = Path.Combine(lake, "again.parquet");
            DuckDbQuery.Ask($"COPY (SELECT * EXCLUDE event_date FROM read_parquet('{lake}/curated/gps_positions/**/*.parquet') ORDER BY {order}) TO '{file}' (FORMAT parquet, COMPRESSION {format})");
            Console.WriteLine($"  {what}: {new FileInfo(file).Length / (double)fixes:0.0}");
        }
    }

    private static long CountFixes(string lake) => Convert.ToInt64(DuckDbQuery.Ask($"SELECT COUNT(*) FROM read_parquet('{lake}/curated/gps_positions/**/*.parquet')")[0][0]);

    private static long Bytes(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
}

/// <summary>The seconds of one round.</summary>
internal sealed record Round(double Run, double Straight, double RowsOnly);
