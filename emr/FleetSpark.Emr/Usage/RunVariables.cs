namespace FleetSpark.Emr.Usage;

/// <summary>The variables by which a run learns where it works. They come into a submitted run after its name is made, which is a hash of what it is to do, wherever it works.</summary>
public static class RunVariables
{
    /// <summary>The id of the cluster that the run is a step of.</summary>
    public const string Cluster = "FLEET_CLUSTER_ID";

    /// <summary>The id of the application of EMR Serverless.</summary>
    public const string Application = "FLEET_APPLICATION_ID";

    /// <summary>The name of the job run there.</summary>
    public const string Job = "FLEET_JOB_NAME";

    /// <summary>The processors of the application, as its prices are named by.</summary>
    public const string Architecture = "FLEET_ARCHITECTURE";
}
