using Microsoft.Spark.Sql;

namespace FleetSpark.Engines.Spark;

/// <summary>
/// What only this repository's Microsoft.Spark can do. Each method here calls the one of its name and <c>Ours</c>, which stands in the other file of this class: a build
/// against the package of that name (<c>-p:SparkBinding=package</c>) leaves that file out, and these calls with it.
/// </summary>
internal static partial class SparkBinding
{
    /// <summary>Starts Spark where <c>spark-submit</c> did not start this program and none runs yet.</summary>
    public static void Start(EngineOptions options) => StartOurs(options);

    /// <summary>Says why work failed; null where the exception's own message says it.</summary>
    public static SparkFailure? Explain(Exception failed)
    {
        SparkFailure? failure = null;
        ExplainOurs(failed, ref failure);
        return failure;
    }

    /// <summary>Says why Spark did not start, where the statement that failed at its start says too little.</summary>
    /// <param name="statement">What that statement's failure says.</param>
    public static SparkFailure ExplainStart(SparkFailure statement)
    {
        var failure = statement with { Kind = SparkFailureKind.NotStarted };
        ExplainStartOurs(ref failure);
        return failure;
    }

    /// <summary>Refuses a session whose master did not take it.</summary>
    public static void RefuseLost(SparkSession session) => RefuseLostOurs(session);

    /// <summary>Stops all jobs.</summary>
    public static void CancelJobs() => CancelJobsOurs();

    /// <summary>Begins to tell how far the jobs that run have come.</summary>
    /// <param name="progress">Is told; null for nobody.</param>
    /// <returns>What ends it; null where nothing began.</returns>
    public static IDisposable? WatchStages(IProgress<string>? progress)
    {
        IDisposable? watch = null;
        if (progress is not null)
        {
            WatchStagesOurs(progress, ref watch);
        }

        return watch;
    }

    /// <summary>How many rows a Parquet file has, from its footer; null where only a query can tell.</summary>
    public static long? CountRows(string path)
    {
        long? rows = null;
        CountRowsOurs(path, ref rows);
        return rows;
    }

    /// <summary>The Parquet files below a folder elsewhere than on this machine, and their sizes in bytes, in an order of their own; null where this binding cannot tell.</summary>
    public static IReadOnlyList<(string Path, long Bytes)>? FilesIn(string folder)
    {
        IReadOnlyList<(string, long)>? files = null;
        FilesInOurs(folder, ref files);
        return files;
    }

    static partial void StartOurs(EngineOptions options);

    static partial void ExplainOurs(Exception failed, ref SparkFailure? failure);

    static partial void ExplainStartOurs(ref SparkFailure failure);

    static partial void RefuseLostOurs(SparkSession session);

    static partial void CancelJobsOurs();

    static partial void WatchStagesOurs(IProgress<string> progress, ref IDisposable? watch);

    static partial void CountRowsOurs(string path, ref long? rows);

    static partial void FilesInOurs(string folder, ref IReadOnlyList<(string Path, long Bytes)>? files);
}
