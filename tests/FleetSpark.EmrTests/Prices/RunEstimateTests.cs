using FleetSpark.Emr;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Prices;

namespace FleetSpark.EmrTests.Prices;

public sealed class RunEstimateTests
{
    private static readonly PriceTable Prices = PriceTable.Parse("""
        regions:
          here:
            ec2:
              m.large: {usd: 0.9, per: hour, date: 2026-03-29, source: us}
              spot_share: {usd: 0.5, per: dollar on demand, date: 2026-03-29, source: us}
            emr: {m.large: {usd: 0.1, per: hour, date: 2026-03-29, source: us}}
        """);

    private static readonly PastRun[] Past =
    [
        new(100, [new PastTable("trips", 2, 40), new PastTable("trucks", 1, 20)]), // 40 s beside tables
        new(80, [new PastTable("trips", 1, 50)]), // 30 s
        new(5, []), // staged alone: nothing to go by
    ];

    [Fact]
    public void Estimate_FromPastRuns_IsTheirSecondsAPartitionAndWhatTheyTookBeside()
    {
        var estimate = RunEstimate.Of(Planned(("trips", 10), ("trucks", 1)), Past, Cluster("core: {instance_types: [m.large]}"), isLiving: true, Prices, "here")!;
        Assert.Equal(TimeSpan.FromSeconds(35 + (10 * 30) + 20), estimate.Work);
        Assert.Equal((2, TimeSpan.Zero, TimeSpan.Zero), (estimate.Runs, estimate.Start, estimate.Idle));
        Assert.Empty(estimate.NotCounted);
        Assert.Equal(Math.Round(2 * 355m / 3600, 10), Math.Round(estimate.Cost.Usd!.Value, 10)); // a primary and a core machine at a dollar an hour
    }

    [Fact]
    public void Estimate_WithoutALivingCluster_CountsItsStartAndItsIdleTime()
    {
        var estimate = RunEstimate.Of(Planned(("trucks", 0)), [new PastRun(60, [new PastTable("trucks", 1, 60)])], Cluster("core: {instance_types: [m.large]}"), isLiving: false, Prices, "here")!;
        Assert.Equal((RunEstimate.StartTime, TimeSpan.FromMinutes(10)), (estimate.Start, estimate.Idle));
        Assert.Equal(Math.Round(2 * 17m / 60, 10), Math.Round(estimate.Cost.Usd!.Value, 10));
    }

    [Fact]
    public void Estimate_OfATableThatNoRunMade_NamesIt() =>
        Assert.Equal(["drivers"], RunEstimate.Of(Planned(("drivers", 3), ("trips", 1)), Past, Cluster("core: {instance_types: [m.large]}"), isLiving: true, Prices, "here")!.NotCounted);

    [Fact]
    public void Estimate_WithoutAPastRun_IsNone() => Assert.Null(RunEstimate.Of(Planned(("trips", 1)), [Past[2]], Cluster("core: {instance_types: [m.large]}"), isLiving: true, Prices, "here"));

    [Fact]
    public void Estimate_WithoutAPrice_SaysWhichAndNoDollars()
    {
        var estimate = RunEstimate.Of(Planned(("trips", 1)), Past, Cluster("core: {instance_types: [m.large]}"), isLiving: true, Prices, "elsewhere")!;
        Assert.Null(estimate.Cost.Usd);
        Assert.Equal(["elsewhere/ec2/m.large", "elsewhere/emr/m.large"], estimate.Cost.Missing);
    }

    [Theory]
    [InlineData("core: {instance_types: [m.large]}", "1 m.large + 1 m.large")]
    [InlineData("core: {instance_types: [unpriced, m.large], on_demand_units: 2}", "1 m.large + 2 m.large")]
    [InlineData("core: {instance_types: [m.large], on_demand_units: 1, spot_units: 3}", "1 m.large + 1 m.large + 3 m.large (spot)")]
    [InlineData("core: {instance_types: [m.large]}\n  scaling: {minimum_units: 3}", "1 m.large + 1 m.large + 2 m.large (spot)")]
    [InlineData("core: {instance_types: [unpriced]}", "1 m.large + 1 unpriced")]
    public void Machines_OfSettings_AreThoseThatAClusterBeginsWith(string settings, string machines) =>
        Assert.Equal(machines, string.Join(" + ", ClusterMachines.Of(Cluster(settings), Prices, "here")));

    private static Dictionary<string, int> Planned(params (string Table, int Partitions)[] tables) => tables.ToDictionary(table => table.Table, table => table.Partitions, StringComparer.Ordinal);

    private static ClusterSettings Cluster(string core) => EmrSettings.Parse($$"""
        packages: s3://company-lake/packages
        cluster:
          name: fleetspark
          service_role: emr
          instance_profile: emr-ec2
          primary: {instance_types: [m.large]}
          {{core}}
        """).Cluster!;
}
