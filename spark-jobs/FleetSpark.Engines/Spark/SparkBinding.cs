using Microsoft.Spark.Sql;

namespace FleetSpark.Engines.Spark;

/// <summary>
/// What only this repository's Microsoft.Spark can do. The other half of this class does it; it is left out of a build against the package of that
/// name (<c>-p:SparkBinding=package</c>), and so are all calls of these methods.
/// </summary>
internal static partial class SparkBinding
{
    /// <summary>Starts Spark where <c>spark-submit</c> did not start this program.</summary>
    static partial void StartSpark(EngineOptions options);

    /// <summary>Says why work failed.</summary>
    static partial void ExplainFailure(Exception failed, ref SparkFailure? failure);

    /// <summary>Says why Spark did not start, where a statement at its start says too little.</summary>
    static partial void ExplainFailedStart(ref SparkFailure failure);

    /// <summary>Refuses a session whose master did not take it.</summary>
    static partial void RefuseLostSession(SparkSession session);

    /// <summary>Stops all jobs.</summary>
    static partial void CancelAllJobs();

    /// <summary>Begins to tell how far the jobs that run have come.</summary>
    static partial void WatchStages(IProgress<string> progress, ref IDisposable? watch);

    /// <summary>How many rows a Parquet file has, from its footer.</summary>
    static partial void ReadRowCount(string path, ref long? rows);

    public static void CountRows(string path, ref long? rows) => ReadRowCount(path, ref rows);

    public static bool Start(EngineOptions options)
    {
        StartSpark(options);
        return true;
    }

    public static void Explain(Exception failed, ref SparkFailure? failure) => ExplainFailure(failed, ref failure);

    public static void ExplainNoStart(ref SparkFailure failure)
    {
        failure = failure with { Kind = SparkFailureKind.NotStarted };
        ExplainFailedStart(ref failure);
    }

    public static IDisposable? Watch(IProgress<string>? progress)
    {
        IDisposable? watch = null;
        if (progress is not null)
        {
            WatchStages(progress, ref watch);
        }

        return watch;
    }

    public static void RefuseUnlessLetIn(SparkSession session) => RefuseLostSession(session);

    public static void CancelJobs() => CancelAllJobs();
}
