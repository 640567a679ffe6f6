using FleetSpark.Core;
using FleetSpark.Emr.Clusters;
using FleetSpark.Lake;

namespace FleetSpark.Emr.Prices;

/// <summary>What a plan would cost on the cluster of the lake's <c>emr.yaml</c>.</summary>
/// <param name="Estimate">The estimate; null where there is no run of the past to go by.</param>
public sealed record PlanCost(RunEstimate? Estimate)
{
    /// <summary>Estimates a plan.</summary>
    /// <param name="lake">The lake.</param>
    /// <param name="planned">The partitions to be made, by table.</param>
    /// <param name="past">Runs of the past on Spark, the oldest first.</param>
    /// <param name="prices">Prices.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null where the lake has no cluster, or AWS is not set up here.</returns>
    /// <exception cref="FleetException">FS7001: emr.yaml has faults.</exception>
    public static async Task<PlanCost?> FindAsync(DataLake lake, IReadOnlyDictionary<string, int> planned, IEnumerable<PastRun> past, PriceTable prices, CancellationToken cancellationToken)
    {
        if (await EmrSettings.ReadAsync(lake, cancellationToken) is not { Cluster: { } cluster } settings)
        {
            return null;
        }

        using var emr = Open(lake, settings);
        return emr is null ? null : new PlanCost(RunEstimate.Of(planned, past, cluster, await IsLivingAsync(emr, cancellationToken), prices, emr.Region));
    }

    // A plan is made where no region is set, too.
    private static EmrCluster? Open(DataLake lake, EmrSettings settings)
    {
        try
        {
            return new EmrPlaces(lake, settings, TimeProvider.System).OpenCluster();
        }
        catch (FleetException)
        {
            return null;
        }
    }

    // Who may not ask is told the dearer case.
    private static async Task<bool> IsLivingAsync(EmrCluster emr, CancellationToken cancellationToken)
    {
        try
        {
            return await emr.FindAsync(cancellationToken) is not null;
        }
        catch (FleetException)
        {
            return false;
        }
    }
}
