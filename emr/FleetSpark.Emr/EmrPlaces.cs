using FleetSpark.Aws;
using FleetSpark.Aws.Emr;
using FleetSpark.Aws.Serverless;
using FleetSpark.Core;
using FleetSpark.Emr.Calls;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Runs;
using FleetSpark.Emr.Serverless;
using FleetSpark.Lake;

namespace FleetSpark.Emr;

/// <summary>Where a lake's runs work, by its emr.yaml.</summary>
/// <param name="lake">The lake, on S3.</param>
/// <param name="settings">Its emr.yaml.</param>
/// <param name="clock">The clock.</param>
/// <param name="times">How long things are waited for; null for the defaults.</param>
/// <param name="calls">How AWS is called; null for the defaults.</param>
public sealed class EmrPlaces(DataLake lake, EmrSettings settings, TimeProvider clock, SubmitTimes? times = null, AwsClientOptions? calls = null)
{
    private readonly SubmitTimes _times = times ?? new SubmitTimes();

    /// <summary>Reads a lake's emr.yaml.</summary>
    /// <exception cref="FleetException">FS7001: its emr.yaml has faults. FS7003: the lake is in a folder.</exception>
    public static async Task<EmrPlaces> OpenAsync(DataLake lake, TimeProvider clock, CancellationToken cancellationToken) =>
        lake.Location.S3 is null
            ? throw EmrErrors.LakeInFolder(lake.Location.ToString())
            : new EmrPlaces(lake, await EmrSettings.ReadAsync(lake, cancellationToken), clock);

    /// <summary>The runs of the lake: steps of its cluster, or, where it has none or that is wanted, job runs of EMR Serverless.</summary>
    /// <exception cref="FleetException">FS1015: AWS is not set up here; FS7004: emr.yaml has no such place.</exception>
    public EmrRuns OpenRuns(bool isServerless = false)
    {
        var claims = OpenClaims();
        return new EmrRuns(lake, settings, isServerless || settings is { Cluster: null, Serverless: not null } ? OpenServerless() : OpenSteps(claims), claims, clock, _times);
    }

    /// <summary>The lake's cluster.</summary>
    /// <exception cref="FleetException">FS1015: AWS is not set up here; FS7004: emr.yaml has no cluster.</exception>
    public EmrCluster OpenCluster()
    {
        var emr = AwsClients.Open(() => new EmrClient(calls));
        return new EmrCluster(emr, FinderOf(emr, OpenClaims()));
    }

    private ClusterSettings Cluster => settings.Cluster ?? throw EmrErrors.NotSetUp("cluster", "no cluster for steps to work on");

    private Claims OpenClaims() => new(lake.Curated, clock, _times.ClaimGrace);

    private ClusterFinder FinderOf(EmrClient emr, Claims claims) => new(emr, settings, Cluster, claims, clock, _times);

    private ClusterSteps OpenSteps(Claims claims)
    {
        var emr = AwsClients.Open(() => new EmrClient(calls));
        return new ClusterSteps(emr, FinderOf(emr, claims), Cluster, new UncertainCall(clock, _times));
    }

    private ServerlessJobs OpenServerless() => new(
        AwsClients.Open(() => new EmrServerlessClient(calls)),
        settings.Serverless ?? throw EmrErrors.NotSetUp("serverless", "no application of EMR Serverless"),
        settings.Logs?.ToString(),
        clock);
}
