namespace FleetSpark.Emr.Catalog;

/// <summary>A point in which Glue is not as it must be.</summary>
/// <param name="Table">Database and table.</param>
/// <param name="What">The point: <c>column 003 plate</c>, <c>partition 2026-03-29 location</c>.</param>
/// <param name="Wanted">What must stand there; null for nothing.</param>
/// <param name="Found">What stands there; null for nothing.</param>
public sealed record CatalogDifference(string Table, string What, string? Wanted, string? Found);

/// <summary>What was done to Glue.</summary>
/// <param name="Tables">How many tables are registered.</param>
/// <param name="Created">Tables that were made.</param>
/// <param name="Updated">Tables that were changed, or whose partitions were.</param>
/// <param name="Removed">Tables of ours that no contract has any more.</param>
/// <param name="PartitionsPut">How many partitions were made or changed.</param>
/// <param name="PartitionsRemoved">How many partitions were removed.</param>
/// <param name="Calls">How many calls that took.</param>
public sealed record CatalogReport(int Tables, IReadOnlyList<string> Created, IReadOnlyList<string> Updated, IReadOnlyList<string> Removed, int PartitionsPut, int PartitionsRemoved, int Calls)
{
    /// <summary>Whether anything was done.</summary>
    public bool IsChanged => Created.Count + Updated.Count + Removed.Count > 0;
}
