using FleetSpark.Engines.Spark;
using FleetSpark.Testing;

namespace FleetSpark.Benchmarks.Spark;

/// <summary>spark-submit as all parts use it.</summary>
internal static class Submit
{
    /// <summary>Two tasks at once, whatever the machine has, and what a Spark on one machine needs.</summary>
    public static IReadOnlyList<string> Options { get; } = ["--master", "local[2]", .. SparkSettings.AsOptions(SparkSettings.OfStart)];

    /// <summary>Lets spark-submit start a program in Python's place, and waits for the end of both.</summary>
    public static Task<Measured> MeasureAsync(string program, params string[] arguments) => MeasureAsync(Options, program, arguments);

    /// <summary>The same with the settings of speed that <c>fleet</c> starts a Spark of its own with.</summary>
    public static Task<Measured> MeasureAsFleetAsync(string program, params string[] arguments) =>
        MeasureAsync([.. Options, .. SparkSettings.AsOptions(SparkSettings.SpeedOfStart)], program, arguments);

    private static Task<Measured> MeasureAsync(IReadOnlyList<string> options, string program, string[] arguments) => Processes.MeasureAsync(
        SparkHome.Submit, [.. options, "--conf", $"spark.pyspark.driver.python={program}", Path.Combine(RepositoryFiles.Root, "spark-jobs", "app.py"), .. arguments]);
}
