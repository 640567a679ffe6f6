namespace FleetSpark.Testing;

/// <summary>The Spark that tests start.</summary>
public static class SparkHome
{
    /// <summary>The folder that SPARK_HOME names.</summary>
    /// <exception cref="InvalidOperationException">It names none, or one without Spark.</exception>
    public static string Path => Environment.GetEnvironmentVariable("SPARK_HOME") is { Length: > 0 } home && File.Exists(System.IO.Path.Combine(home, "bin", "spark-submit"))
        ? home
        : throw new InvalidOperationException("This runs Spark 3.5: set SPARK_HOME to the folder of its distribution, the one with bin/spark-submit; 'scripts/spark --env' says which.");

    /// <summary>The program <c>spark-submit</c>.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Submit => System.IO.Path.Combine(Path, "bin", "spark-submit");

    /// <summary>
    /// What a JVM of a test is started with: code made fast rather than fast code, since few of its queries run for long, with the room that a JVM which makes better code has
    /// for it, and no collector beside the two tasks. The folder is for its temporary files.
    /// </summary>
    public static string JavaOptions(string folder) => $"-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=256m -XX:+UseParallelGC -Djava.io.tmpdir={folder}";

    /// <summary>Variables that lead a program to a Spark which runs already, or to another Python: what is to have a Spark of its own gets none of them.</summary>
    public static IReadOnlyList<string> VariablesOfAnother { get; } = ["PYSPARK_GATEWAY_PORT", "PYSPARK_GATEWAY_SECRET", "PYSPARK_DRIVER_PYTHON", "PYSPARK_PYTHON"];
}
