using FleetSpark.Aws.Glue;
using FleetSpark.Lake;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Emr.Catalog;

/// <summary>Curated tables as Glue is to have them: each partition at the folder of the run that made it, and of no other run.</summary>
/// <param name="lake">The lake.</param>
/// <param name="settings">The names of databases.</param>
internal sealed class CuratedTables(DataLake lake, CatalogSettings settings)
{
    /// <summary>A table.</summary>
    /// <param name="table">Its contract.</param>
    /// <param name="manifest">What is current of it.</param>
    /// <param name="hash">The manifest's hash.</param>
    public WantedTable Of(TableDefinition table, TableManifest manifest, string hash) => new(
        table.IsRestricted ? settings.RestrictedDatabase : settings.Database,
        new TableInput(table.Name)
        {
            Description = $"{table.Description} One row is {table.Grain}.",
            TableType = Registration.ExternalTable,
            Parameters = Registration.ParametersOf($"{lake.Location}", "parquet"),
            PartitionKeys = [.. table.Columns.Where(column => column.Name == table.PartitionColumn).Select(ColumnOf)],
            StorageDescriptor = Registration.Parquet with
            {
                Columns = [.. table.Columns.Where(column => column.Name != table.PartitionColumn).Select(ColumnOf)],
                Location = table.IsDateless ? FolderOf(table, manifest.Partitions.Count == 0 ? null : manifest.Partitions[0]) : RootOf(table),
            },
        },
        hash,
        table.Name)
    {
        Folders = table.IsDateless ? new Dictionary<PartitionId, string>() : FoldersOf(table, manifest),
    };

    /// <summary>The folder of each day's partition; one without rows has none.</summary>
    public Dictionary<PartitionId, string> FoldersOf(TableDefinition table, TableManifest manifest) => manifest.Partitions
        .Where(partition => partition.Files.Count > 0)
        .ToDictionary(partition => new PartitionId([$"{partition.Day}"]), partition => FolderOf(table, partition));

    private static Column ColumnOf(ColumnDefinition column) => new(column.Name, GlueTypes.Of(column.Type), GlueTypes.CommentOf(column));

    private string RootOf(TableDefinition table) => Registration.FolderOf($"{lake.PlaceOf(table.IsRestricted)}/{table.Name}");

    // What has no rows has no files, and what was not published no run: of both the folder is one that nobody writes into.
    private string FolderOf(TableDefinition table, PartitionEntry? partition)
    {
        var folders = (partition?.Files ?? []).Select(file => file.Key[..file.Key.LastIndexOf('/')]).Distinct(StringComparer.Ordinal).ToList();
        return folders switch
        {
            [] => $"{RootOf(table)}{partition?.RunId ?? WantedTable.NoManifest}/",
            [var only] => Registration.FolderOf($"{lake.PlaceOf(table.IsRestricted)}/{only}"),
            _ => throw CatalogErrors.ScatteredFiles(table.Name, partition!.Day),
        };
    }
}
