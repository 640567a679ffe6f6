using FleetSpark.Jobs;
using FleetSpark.Tables;
using Newtonsoft.Json;

namespace FleetSpark.Cli.Commands;

/// <summary>What the lake holds of a table.</summary>
internal sealed record HeldTable(string Table, string Description, bool IsRestricted, long Rows, long Bytes, int Partitions, string? From, string? To)
{
    /// <summary>The days for people.</summary>
    [JsonIgnore]
    public string Days => From is null ? string.Empty : $"{From}..{To}";

    /// <summary>Counts a table's partitions.</summary>
    public static HeldTable Of(TableDefinition table, LakeState state)
    {
        var partitions = state.Table(table.Name).All.ToList();
        var days = state.Table(table.Name).Days.Select(day => day.ToString()).ToList();
        return new HeldTable(
            table.Name, table.Description, table.IsRestricted, partitions.Sum(partition => partition.Rows),
            partitions.Sum(partition => partition.Files.Sum(file => file.Bytes)), partitions.Count, days.FirstOrDefault(), days.LastOrDefault());
    }
}
