using FleetSpark.Aws.Emr;
using FleetSpark.Core;
using FleetSpark.Emr.Calls;

namespace FleetSpark.Emr.Clusters;

/// <summary>The cluster of a lake: found, made, ended.</summary>
public sealed class EmrCluster : IDisposable
{
    private readonly EmrClient _emr;
    private readonly ClusterFinder _clusters;

    internal EmrCluster(EmrClient emr, ClusterFinder clusters) => (_emr, _clusters) = (emr, clusters);

    /// <summary>The region that it is in.</summary>
    public string Region => _emr.Region;

    /// <summary>The request that would make it, as JSON; null where one lives.</summary>
    public async Task<string?> PreviewAsync(CancellationToken cancellationToken) => await _clusters.PreviewAsync(cancellationToken) is { } request ? Requests.TextOf(request) : null;

    /// <summary>The cluster that takes steps; one is made where there is none.</summary>
    /// <exception cref="FleetException">FS7201, FS7202: AWS refuses, or does not answer. FS7203: another caller claims to make it and does not.</exception>
    public async Task<Cluster> FindOrMakeAsync(CancellationToken cancellationToken)
    {
        var id = await _clusters.FindOrMakeAsync(cancellationToken);
        return (await AwsCalls.CallAsync("DescribeCluster", () => _emr.DescribeClusterAsync(new DescribeClusterInput(id), cancellationToken), cancellationToken)).Cluster;
    }

    /// <summary>Ends the cluster that lives.</summary>
    /// <returns>Its id; null where none lives.</returns>
    public async Task<string?> TerminateAsync(CancellationToken cancellationToken)
    {
        if (ClusterFinder.LivingOf(await _clusters.ListAsync(cancellationToken)) is not { } living)
        {
            return null;
        }

        await AwsCalls.CallAsync("TerminateJobFlows", () => _emr.TerminateJobFlowsAsync(new TerminateJobFlowsInput([living.Id]), cancellationToken), cancellationToken);
        return living.Id;
    }

    /// <inheritdoc />
    public void Dispose() => _emr.Dispose();
}
