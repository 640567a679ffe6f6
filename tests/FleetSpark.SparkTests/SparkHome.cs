namespace FleetSpark.SparkTests;

/// <summary>Where Spark is.</summary>
internal static class SparkHome
{
    /// <summary>The folder that SPARK_HOME names.</summary>
    /// <exception cref="InvalidOperationException">It names none, or one without Spark.</exception>
    public static string Path => Environment.GetEnvironmentVariable("SPARK_HOME") is { Length: > 0 } home && File.Exists(System.IO.Path.Combine(home, "bin", "spark-submit"))
        ? home
        : throw new InvalidOperationException("These tests run Spark 3.5: set SPARK_HOME to the folder of its distribution, the one with bin/spark-submit.");

    /// <summary>The program <c>spark-submit</c>.</summary>
    public static string Submit => System.IO.Path.Combine(Path, "bin", "spark-submit");
}
