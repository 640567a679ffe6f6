using FleetSpark.Testing;

namespace FleetSpark.Benchmarks.Spark;

/// <summary>spark-submit as all parts use it.</summary>
internal static class Submit
{
    /// <summary>Two tasks at once, whatever the machine has, and no web pages.</summary>
    public static IReadOnlyList<string> Options { get; } = ["--master", "local[2]", "--conf", "spark.ui.enabled=false", "--conf", "spark.driver.memory=2g", "--conf", "spark.driver.host=127.0.0.1", "--conf", "spark.driver.bindAddress=127.0.0.1", "--conf", "spark.log.level=WARN"];

    private static string Program => Path.Combine(
        Environment.GetEnvironmentVariable("SPARK_HOME") ?? throw new InvalidOperationException("SPARK_HOME is not set; scripts/bench sets it."), "bin", "spark-submit");

    /// <summary>Lets spark-submit start a program in Python's place, and waits for the end of both.</summary>
    public static Task<Measured> MeasureAsync(string program, params string[] arguments) => Processes.MeasureAsync(
        Program, [.. Options, "--conf", $"spark.pyspark.driver.python={program}", Path.Combine(RepositoryFiles.Root, "spark-jobs", "app.py"), .. arguments]);
}
