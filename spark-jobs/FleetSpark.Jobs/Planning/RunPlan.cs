using FleetSpark.Core;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Planning;

/// <summary>What a run is to make.</summary>
/// <param name="Items">The partitions in the order in which they can be made; those of tables without days are made by then.</param>
/// <param name="LeftStale">The stale partitions that were not selected; they stay as they are.</param>
/// <param name="LeftOut">The tables that selected ones read, directly or not, that are stale and were not selected.</param>
/// <param name="Proven">
/// The partitions that are current although an input without days changed, with the versions of their inputs that this is now known of: to be kept, or every plan would have to find it again.
/// </param>
internal sealed record RunPlan(
    IReadOnlyList<PlanItem> Items,
    IReadOnlySet<(string Table, Day Day)> LeftStale,
    IReadOnlyList<string> LeftOut,
    IReadOnlyList<(string Table, PartitionEntry Partition)> Proven)
{
    /// <summary>Whether a day of a table is stale and stays so.</summary>
    public bool IsLeftStale(TableDefinition table, Day day) => LeftStale.Contains((table.Name, day));
}

/// <summary>What a run would make.</summary>
/// <param name="Items">The partitions.</param>
/// <param name="LeftOut">The tables that selected ones read, directly or not, that are stale and were not selected: what follows from them is not told.</param>
public sealed record PlannedRun(IReadOnlyList<PlanItem> Items, IReadOnlyList<string> LeftOut);
