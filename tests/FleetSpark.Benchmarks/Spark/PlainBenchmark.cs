using FleetSpark.Engines.Spark;
using FleetSpark.Testing;
using Microsoft.Spark.Sql;

namespace FleetSpark.Benchmarks.Spark;

/// <summary>
/// Staging and <c>gps_positions</c> of a day by <c>fleet run</c>, against the plain form: the files read with a schema, the same query in one step,
/// Spark's own settings, the same rows and files written. The plain form keeps no bad record and none
/// whose numbers were sent as texts, stages nothing and checks nothing.
/// </summary>
internal static class PlainBenchmark
{
    private const int Rounds = 5;
    private const string Tables = "gps_positions";

    public static async Task RunAsync(int trucks)
    {
        using var folder = new TemporaryFolder();
        var (simulated, lake) = (await SimulatedDay.SimulateAsync(folder, trucks), folder.PathOf("lake"));
        await SimulatedDay.LandAsync(simulated, lake, "fleet");
        await Processes.MeasureAsync(Processes.Fleet, "run", "--lake", lake, "--tables", "trucks");
        await SimulatedDay.LandAsync(simulated, lake, "gps"); // after the run, which stages all that is there
        var (ours, plain) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var copy = folder.PathOf($"round-{round}");
            Folders.Copy(lake, copy);
            var written = folder.PathOf($"plain-{round}");
            var run = await Submit.MeasureAsFleetAsync(Processes.Fleet, "run", "--engine", "spark", "--lake", copy, "--tables", Tables);
            var straight = await Submit.MeasureAsync(Processes.Bench, "plain", lake, written);
            ours.Add(run.Seconds);
            plain.Add(straight.Seconds);
            Console.WriteLine($"round {round + 1}: fleet run {run.Seconds:0.0} s, {Describe(Path.Combine(copy, "curated", Tables))}; plain {straight.Seconds:0.0} s, {Describe(written)}");
            Directory.Delete(copy, recursive: true);
        }

        Console.WriteLine($"fleet run {Figures.Median(ours):0.0} s, plain {Figures.Median(plain):0.0} s: {Figures.Ratio(ours, plain, 1)}");
    }

    /// <summary>The plain form, in a program that spark-submit starts.</summary>
    public static int Write(string lake, string folder)
    {
        var spark = SparkSession.Builder().GetOrCreate();
        foreach (var (key, value) in SparkSettings.Meaning)
        {
            spark.Conf().Set(key, value);
        }

        spark.Read().Schema("device_number STRING, latitude DOUBLE, longitude DOUBLE, recorded_at TIMESTAMP, speed_kmh DECIMAL(6,1), heading_deg DECIMAL(6,1), ignition BOOLEAN, odometer_m DECIMAL(18,3), accuracy_m DECIMAL(18,3)")
            .Json([.. Directory.EnumerateFiles(Path.Combine(lake, "raw", "gps"), "*.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal)])
            .CreateOrReplaceTempView("sent");
        Define(
            spark,
            "gps",
            $"""
            SELECT * FROM (
              SELECT *, DATE '{SimulatedDay.Date}' AS event_date,
                     ROW_NUMBER() OVER (PARTITION BY device_number, recorded_at ORDER BY latitude, longitude, speed_kmh, heading_deg, ignition, odometer_m, accuracy_m) AS copy_no
              FROM sent
              WHERE device_number <> '' AND CAST(recorded_at AS DATE) = DATE '{SimulatedDay.Date}'
                AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180 AND NOT (latitude = 0 AND longitude = 0))
            WHERE copy_no = 1
            """);
        spark.Read().Parquet([.. Directory.EnumerateFiles(Path.Combine(lake, "curated", "trucks"), "*.parquet", SearchOption.AllDirectories)]).CreateOrReplaceTempView("trucks_rows");
        Define(spark, "trucks", $"SELECT plate, device_number, valid_from, COALESCE(valid_to, TIMESTAMP_LTZ '9999-12-31T00:00:00Z') AS valid_to, DATE '{SimulatedDay.Date}' AS day FROM trucks_rows");
        Define(spark, "device_last_fixes", "SELECT device_number, plate, recorded_at, latitude, longitude, event_date FROM (SELECT *, '' AS plate FROM gps) WHERE FALSE");
        spark.Sql(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "spark-jobs", "tables", Tables, "query.sql")))
            .Repartition(1).SortWithinPartitions("device_number", "recorded_at")
            .Write().PartitionBy("event_date").Parquet(folder);
        return 0;
    }

    private static void Define(SparkSession spark, string name, string sql) => spark.Sql(sql).CreateOrReplaceTempView(name);

    private static string Describe(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.parquet", SearchOption.AllDirectories).ToList();
        var rows = DuckDb.DuckDbQuery.Ask($"SELECT COUNT(*) FROM read_parquet('{folder}/**/*.parquet')")[0][0];
        return $"{rows:N0} rows in {files.Count} files, {files.Sum(file => new FileInfo(file).Length) / 1e6:0.0} MB";
    }
}
