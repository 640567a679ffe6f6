using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Lake;
using FleetSpark.Lake.Manifests;
using FleetSpark.Lake.Stores;
using FleetSpark.Tables;

namespace FleetSpark.Jobs;

/// <summary>Where the files of tables are: in the lake, or, of what a plan made only to know it, in a scratch folder.</summary>
internal sealed class TableFiles(DataLake lake)
{
    private readonly Dictionary<string, string> _pending = new(StringComparer.Ordinal);

    /// <summary>The columns of a table as an engine sees them.</summary>
    public static IReadOnlyList<EngineColumn> ColumnsOf(TableDefinition table) =>
        [.. table.Columns.Select(column => new EngineColumn(column.Name, ColumnTypes.ToSql(column.Type)))];

    /// <summary>The columns of a table whose values stand in the names of its folders.</summary>
    public static IReadOnlyList<string> FolderColumnsOf(TableDefinition table) => table.PartitionColumn is { } day ? [day] : [];

    /// <summary>Says that a file is not in the lake yet.</summary>
    public void AddPending(string key, string path) => _pending[key] = path;

    /// <summary>Where an engine opens the files of partitions of a table.</summary>
    /// <exception cref="FleetException">FS1008: one is missing. FS1010: one may not be read.</exception>
    public async Task<IReadOnlyList<string>> LocateAsync(TableDefinition table, IEnumerable<PartitionEntry> partitions, CancellationToken cancellationToken)
    {
        var keys = partitions.SelectMany(partition => partition.Files).Select(file => file.Key).ToList();
        var fetched = await lake.StoreOf(table.IsRestricted).FetchAllAsync(keys.Where(key => !_pending.ContainsKey(key)), cancellationToken);
        return [.. keys.Select(key => _pending.GetValueOrDefault(key) ?? fetched[key]?.Path ?? throw LakeErrors.MissingTableFile(table.Name, key))];
    }

    /// <summary>Defines a view of some partitions of a table.</summary>
    /// <exception cref="FleetException">FS1008: a file is missing.</exception>
    public async Task DefineTableViewAsync(
        IEngine engine, string name, TableDefinition table, IEnumerable<PartitionEntry> partitions, CancellationToken cancellationToken)
    {
        var locations = await LocateAsync(table, partitions, cancellationToken);
        await engine.DefineFileViewAsync(name, new FileView(ColumnsOf(table), locations, FolderColumnsOf(table)), cancellationToken);
    }
}
