namespace Microsoft.Spark;

/// <summary>How a program that was not started by <c>spark-submit</c> starts its own.</summary>
public sealed record SparkDriverOptions
{
    /// <summary>The folder of Spark; null for the variable SPARK_HOME.</summary>
    public string? SparkHome { get; init; }

    /// <summary>What <c>spark-submit</c> is given (<c>--master</c>, <c>--conf</c> ...) before the words of the variable PYSPARK_SUBMIT_ARGS, which has the last word.</summary>
    public IReadOnlyList<string> SubmitArguments { get; init; } = [];

    /// <summary>The file that gets what Spark logs; null for one in the system's folder of temporary files, which is removed where the program ends with exit code 0.</summary>
    public string? LogFile { get; init; }
}
