using FleetSpark.Core;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Planning;

/// <summary>Whether a partition is to be made again.</summary>
public enum PartitionState
{
    /// <summary>Its fingerprint matches.</summary>
    Current,

    /// <summary>Its inputs changed, or an input without cut-off is stale.</summary>
    Stale,

    /// <summary>Only inputs with cut-off are stale: it follows if their content changes.</summary>
    MayFollow,
}

/// <summary>A partition of a plan.</summary>
/// <param name="Table">The table.</param>
/// <param name="Day">Its day; null for a table without days.</param>
/// <param name="State">Whether it is to be made again.</param>
/// <param name="Reason">What changed, for a person.</param>
public sealed record PlanItem(TableDefinition Table, Day? Day, PartitionState State, string Reason);
