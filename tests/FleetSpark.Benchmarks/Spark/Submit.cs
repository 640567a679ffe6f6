using FleetSpark.Engines.Spark;
using FleetSpark.Testing;

namespace FleetSpark.Benchmarks.Spark;

/// <summary>spark-submit as all parts use it.</summary>
internal static class Submit
{
    /// <summary>Two tasks at once, whatever the machine has; else as <c>fleet</c> starts a Spark of its own, but for how files are written: the plain form writes them in Spark's own way.</summary>
    public static IReadOnlyList<string> Options { get; } =
    [
        "--master", "local[2]",
        .. SparkSettings.OfStart.Where(setting => !setting.Key.StartsWith("spark.hadoop.", StringComparison.Ordinal)).SelectMany(setting => (string[])["--conf", $"{setting.Key}={setting.Value}"]),
    ];

    /// <summary>Lets spark-submit start a program in Python's place, and waits for the end of both.</summary>
    public static Task<Measured> MeasureAsync(string program, params string[] arguments) => Processes.MeasureAsync(
        SparkHome.Submit, [.. Options, "--conf", $"spark.pyspark.driver.python={program}", Path.Combine(RepositoryFiles.Root, "spark-jobs", "app.py"), .. arguments]);
}
