using FleetSpark.Emr.Clusters;

namespace FleetSpark.Emr.Prices;

/// <summary>Machines of a cluster of one type and market.</summary>
/// <param name="Type">The type.</param>
/// <param name="Market"><c>ON_DEMAND</c> or <c>SPOT</c>.</param>
/// <param name="Count">How many.</param>
public sealed record ClusterMachines(string Type, string Market, int Count)
{
    /// <summary>
    /// The machines that a cluster begins with: one primary, and as many core units as are bought on demand and spot, or as it may shrink to where that is more. It may grow beyond that. Of
    /// the types among which EMR chooses, the first is taken that has a price.
    /// </summary>
    public static IReadOnlyList<ClusterMachines> Of(ClusterSettings cluster, PriceTable prices, string region)
    {
        var core = Priced(cluster.CoreTypes, prices, region);
        var spot = Math.Max(cluster.SpotUnits, cluster.MinimumUnits - cluster.OnDemandUnits);
        var machines = new List<ClusterMachines> { new(Priced(cluster.PrimaryTypes, prices, region), MachinePrice.OnDemand, 1), new(core, MachinePrice.OnDemand, cluster.OnDemandUnits) };
        if (spot > 0)
        {
            machines.Add(new ClusterMachines(core, MachinePrice.Spot, spot));
        }

        return machines;
    }

    /// <summary>What they cost for some time.</summary>
    public Amount CostOf(TimeSpan time, PriceTable prices, string region) => MachinePrice.Of(prices, region, Type, Market, Count * time.Ticks / (decimal)TimeSpan.TicksPerHour);

    /// <summary>For a person.</summary>
    public override string ToString() => $"{Count} {Type}{(Market == MachinePrice.Spot ? " (spot)" : string.Empty)}";

    private static string Priced(IReadOnlyList<string> types, PriceTable prices, string region) =>
        types.FirstOrDefault(type => MachinePrice.Of(prices, region, type, MachinePrice.OnDemand, 1).Usd is not null) ?? types[0];
}
