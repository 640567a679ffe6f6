using FleetSpark.Aws.Emr;
using FleetSpark.Core;
using FleetSpark.Emr.Calls;

namespace FleetSpark.Emr.Clusters;

/// <summary>Finds the clusters of a name, and makes one where none lives.</summary>
/// <param name="emr">Is asked.</param>
/// <param name="settings">What the lake says.</param>
/// <param name="cluster">The cluster that is wanted.</param>
/// <param name="claims">Who makes one.</param>
/// <param name="clock">Waits.</param>
/// <param name="times">How long.</param>
internal sealed class ClusterFinder(EmrClient emr, EmrSettings settings, ClusterSettings cluster, Claims claims, TimeProvider clock, SubmitTimes times)
{
    /// <summary>For how long a run that was submitted is known by its name.</summary>
    public const int Days = 14;

    private static readonly string[] LivingStates = ["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING"];

    /// <summary>The name.</summary>
    public string Name => cluster.Name;

    /// <summary>The clusters of the name, the newest first: those of the last two weeks, those that ended too, and those that live, however old.</summary>
    public async Task<IReadOnlyList<Cluster>> ListAsync(CancellationToken cancellationToken)
    {
        var recent = await ListAsync(new ListClustersInput { CreatedAfter = clock.GetUtcNow().AddDays(-Days) }, cancellationToken);
        var living = await ListAsync(new ListClustersInput { ClusterStates = LivingStates }, cancellationToken);
        return [.. living.Concat(recent).DistinctBy(one => one.Id).OrderByDescending(one => one.Status.Timeline?.CreationDateTime ?? DateTimeOffset.MinValue).ThenBy(one => one.Id, StringComparer.Ordinal)];
    }

    /// <summary>The cluster that takes steps, or null.</summary>
    public static Cluster? LivingOf(IEnumerable<Cluster> clusters) => clusters.FirstOrDefault(one => LivingStates.Contains(one.Status.State));

    /// <summary>The cluster that takes steps; one is made where there is none.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="FleetException">FS7201, FS7202: AWS refuses, or does not answer. FS7203: another caller claims to make it and does not.</exception>
    public async Task<string> FindOrMakeAsync(CancellationToken cancellationToken)
    {
        for (var until = clock.GetUtcNow() + (2 * times.ClaimGrace); ;)
        {
            var clusters = await ListAsync(cancellationToken);
            if (LivingOf(clusters) is { } living)
            {
                return living.Id;
            }

            // Of all who found none after that one, one makes the next.
            var newest = clusters.Count == 0 ? "none" : clusters[0].Id;
            if (await claims.TakeAsync($"clusters/{cluster.Name}-after-{newest}", cancellationToken))
            {
                return await MakeAsync(cancellationToken);
            }

            if (clock.GetUtcNow() >= until)
            {
                throw EmrErrors.ClaimStands($"the cluster {cluster.Name}", 2 * times.ClaimGrace);
            }

            await Task.Delay(times.LookEvery, clock, cancellationToken);
        }
    }

    /// <summary>The call that would make a cluster; null where one lives.</summary>
    public async Task<RunJobFlowInput?> PreviewAsync(CancellationToken cancellationToken) =>
        LivingOf(await ListAsync(cancellationToken)) is null ? ClusterRequest.Of(settings, cluster) : null;

    private async Task<List<Cluster>> ListAsync(ListClustersInput input, CancellationToken cancellationToken) => await AwsPages.ReadAsync(
        token => AwsCalls.CallAsync("ListClusters", () => emr.ListClustersAsync(input with { Marker = token }, cancellationToken), cancellationToken), page => page.Clusters, page => page.Marker)
        .Where(one => one.Name == cluster.Name).ToListAsync(cancellationToken);

    private Task<string> MakeAsync(CancellationToken cancellationToken) => new UncertainCall(clock, times).MakeAsync(
        "RunJobFlow",
        async () => (await emr.RunJobFlowAsync(ClusterRequest.Of(settings, cluster), cancellationToken)).JobFlowId,
        async () => LivingOf(await ListAsync(cancellationToken))?.Id,
        cancellationToken);
}
