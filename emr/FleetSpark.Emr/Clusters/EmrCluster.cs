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

    /// <summary>Its name.</summary>
    public string Name => _clusters.Name;

    /// <summary>The id of the cluster that lives; null where none does.</summary>
    public async Task<string?> FindAsync(CancellationToken cancellationToken) => ClusterFinder.LivingOf(await _clusters.ListAsync(cancellationToken))?.Id;

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
        if (await FindAsync(cancellationToken) is not { } living)
        {
            return null;
        }

        await AwsCalls.CallAsync("TerminateJobFlows", () => _emr.TerminateJobFlowsAsync(new TerminateJobFlowsInput([living]), cancellationToken), cancellationToken);
        return living;
    }

    /// <inheritdoc />
    public void Dispose() => _emr.Dispose();
}
