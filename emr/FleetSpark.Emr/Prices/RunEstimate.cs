using FleetSpark.Emr.Clusters;

namespace FleetSpark.Emr.Prices;

/// <summary>What a run on a cluster is estimated to cost.</summary>
/// <param name="Work">How long the run is estimated to take.</param>
/// <param name="Start">How long a cluster takes to start for it; nothing where one lives.</param>
/// <param name="Idle">How long that cluster waits for another run before it ends; nothing where one lives.</param>
/// <param name="Machines">The cluster's machines.</param>
/// <param name="Runs">From how many runs of the past.</param>
/// <param name="NotCounted">The tables that no run of the past made.</param>
/// <param name="Cost">What it costs.</param>
public sealed record RunEstimate(TimeSpan Work, TimeSpan Start, TimeSpan Idle, IReadOnlyList<ClusterMachines> Machines, int Runs, IReadOnlyList<string> NotCounted, Amount Cost)
{
    /// <summary>How many runs of the past are looked at, the newest.</summary>
    public const int MostRuns = 10;

    /// <summary>For how long a cluster with Spark starts: an assumption, from the call until its first step begins.</summary>
    public static readonly TimeSpan StartTime = TimeSpan.FromMinutes(7);

    /// <summary>Estimates a run: what past runs took a partition of each table, and beside them, is taken to be what the next one takes, on whatever they ran.</summary>
    /// <param name="planned">The partitions to be made, by table.</param>
    /// <param name="past">Runs of the past on Spark, the oldest first.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="isLiving">Whether it is there already.</param>
    /// <param name="prices">Prices.</param>
    /// <param name="region">The region.</param>
    /// <returns>The estimate; null where no run of the past made a table.</returns>
    public static RunEstimate? Of(IReadOnlyDictionary<string, int> planned, IEnumerable<PastRun> past, ClusterSettings cluster, bool isLiving, PriceTable prices, string region)
    {
        var runs = past.Where(run => run.Tables.Count > 0).TakeLast(MostRuns).ToList();
        if (runs.Count == 0)
        {
            return null;
        }

        var known = runs.SelectMany(run => run.Tables).GroupBy(table => table.Name, StringComparer.Ordinal).Where(table => table.Sum(one => one.Partitions) > 0)
            .ToDictionary(table => table.Key, table => table.Sum(one => one.Seconds) / table.Sum(one => one.Partitions), StringComparer.Ordinal);
        var work = TimeSpan.FromSeconds(runs.Average(run => run.OtherSeconds) + planned.Sum(table => table.Value * known.GetValueOrDefault(table.Key)));
        var (start, idle) = isLiving ? (TimeSpan.Zero, TimeSpan.Zero) : (StartTime, cluster.Idle);
        var machines = ClusterMachines.Of(cluster, prices, region);
        return new RunEstimate(
            work, start, idle, machines, runs.Count,
            [.. planned.Keys.Where(table => !known.ContainsKey(table)).Order(StringComparer.Ordinal)],
            machines.Aggregate(Amount.None, (sum, one) => sum.Plus(one.CostOf(work + start + idle, prices, region))));
    }
}
