using FleetSpark.Engines;
using FleetSpark.Lake;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Jobs;

/// <summary>Where the files of tables are: in the lake, or, of what a plan made only to know it, in a scratch folder.</summary>
internal sealed class TableFiles(LakeFolder lake)
{
    private readonly Dictionary<string, string> _pending = new(StringComparer.Ordinal);

    /// <summary>The columns of a table as an engine sees them.</summary>
    public static IReadOnlyList<EngineColumn> ColumnsOf(TableDefinition table) =>
        [.. table.Columns.Select(column => new EngineColumn(column.Name, ColumnTypes.ToSql(column.Type)))];

    /// <summary>Says that a file is not in the lake yet.</summary>
    public void AddPending(string key, string path) => _pending[key] = path;

    /// <summary>Where an engine opens a file of a table.</summary>
    public async Task<string> LocateAsync(TableDefinition table, string key, CancellationToken cancellationToken) =>
        _pending.TryGetValue(key, out var path) ? path : await lake.StoreOf(table.IsRestricted).FetchAsync(key, cancellationToken);

    /// <summary>Defines a view of some partitions of a table.</summary>
    public async Task DefineTableViewAsync(
        IEngine engine, string name, TableDefinition table, IEnumerable<PartitionEntry> partitions, CancellationToken cancellationToken)
    {
        var locations = new List<string>();
        foreach (var file in partitions.SelectMany(partition => partition.Files))
        {
            locations.Add(await LocateAsync(table, file.Key, cancellationToken));
        }

        await engine.DefineFileViewAsync(name, new FileView(ColumnsOf(table), locations, table.PartitionColumn), cancellationToken);
    }
}
