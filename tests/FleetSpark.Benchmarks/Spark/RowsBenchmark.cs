using System.Diagnostics;
using FleetSpark.Testing;
using Microsoft.Spark;
using Microsoft.Spark.Sql;

namespace FleetSpark.Benchmarks.Spark;

/// <summary>100,000 rows of 6 columns given to .NET, against the same frame written to Spark's <c>noop</c>, which computes every row and keeps none.</summary>
internal static class RowsBenchmark
{
    private const int Rows = 100_000;
    private const int Rounds = 15;
    private const int RoundsBefore = 15;

    private const string Columns =
        """
        id, CONCAT('device ', id % 3000) AS device_number, TIMESTAMP '2026-03-02 00:00:00' + MAKE_DT_INTERVAL(0, 0, 0, CAST(id AS DECIMAL(18,6))) AS recorded_at,
        id * 1e-4 AS latitude, CAST(id * 0.1 AS DECIMAL(18,3)) AS odometer_m, id % 2 = 0 AS ignition
        """;

    public static Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        using var driver = SparkDriver.Start(new SparkDriverOptions { SubmitArguments = Submit.Options });
        var spark = SparkSession.Builder().GetOrCreate();
        var path = folder.PathOf("rows");
        spark.Sql($"SELECT {Columns} FROM range({Rows})").Repartition(2).Write().Parquet(path);
        var frame = spark.Read().Parquet(path);
        var (collected, computed) = (new List<double>(), new List<double>());
        for (var round = -RoundsBefore; round < Rounds; round++)
        {
            var collecting = MillisecondsOf(() => Collect(frame));
            var computing = MillisecondsOf(() => frame.Write().Format("noop").Mode("overwrite").Save());
            if (round >= 0)
            {
                collected.Add(collecting);
                computed.Add(computing);
            }
        }

        Console.WriteLine($"collect {Figures.Median(collected):0} ms, noop {Figures.Median(computed):0} ms: {Figures.Ratio(collected, computed, 3)}");
        return Task.CompletedTask;
    }

    private static void Collect(DataFrame frame)
    {
        var rows = frame.Collect().Count();
        if (rows != Rows)
        {
            throw new InvalidOperationException($"{rows} rows came, not {Rows}.");
        }
    }

    private static double MillisecondsOf(Action action)
    {
        var began = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
