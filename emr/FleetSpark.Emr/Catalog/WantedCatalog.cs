using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Emr.Catalog;

/// <summary>All tables of a lake as they must stand in Glue, by its head and <c>table.yaml</c>.</summary>
/// <param name="lake">The lake.</param>
/// <param name="catalog">The sources and tables.</param>
/// <param name="settings">The names of databases.</param>
internal sealed class WantedCatalog(DataLake lake, TableCatalog catalog, CatalogSettings settings)
{
    private readonly CuratedTables _curated = new(lake, settings);
    private readonly InternalTables _internal = new(lake, settings);

    /// <summary>The tables of a head.</summary>
    public async Task<IReadOnlyList<WantedTable>> ReadAsync(Head head, CancellationToken cancellationToken)
    {
        var wanted = new List<WantedTable>();
        foreach (var table in catalog.Tables)
        {
            wanted.Add(_curated.Of(table, await lake.Manifests.ReadTableAsync(head, table.Name, cancellationToken), HashOf(head.Tables, table.Name)));
        }

        foreach (var source in catalog.Sources)
        {
            var manifest = await lake.Manifests.ReadSourceAsync(head, source.Name, cancellationToken);
            wanted.Add(_internal.Staged(source, manifest, HashOf(head.Sources, source.Name)));
            wanted.Add(_internal.Raw(source, manifest, HashOf(head.Sources, source.Name)));
        }

        return wanted;
    }

    /// <summary>The folders that a table's partitions had by an earlier manifest; null where that manifest cannot be read any more.</summary>
    public async Task<IReadOnlyDictionary<PartitionId, string>?> FoldersOfAsync(WantedTable wanted, string manifest, CancellationToken cancellationToken)
    {
        if (manifest == WantedTable.NoManifest)
        {
            return new Dictionary<PartitionId, string>();
        }

        var hashes = new Dictionary<string, string>(StringComparer.Ordinal) { [wanted.ManifestName] = manifest };
        var head = new Head { RunId = "past", Tables = hashes, Sources = hashes };
        try
        {
            if (catalog.Tables.FirstOrDefault(table => table.Name == wanted.Definition.Name) is { } table && wanted.Database != settings.InternalDatabase)
            {
                return _curated.FoldersOf(table, await lake.Manifests.ReadTableAsync(head, table.Name, cancellationToken));
            }

            var source = catalog.Source(wanted.ManifestName);
            var staged = await lake.Manifests.ReadSourceAsync(head, source.Name, cancellationToken);
            return wanted.Definition.Name == $"staged_{source.Name}" ? _internal.StagedFolders(source, staged) : _internal.RawFolders(source, staged);
        }
        catch (FleetException)
        {
            return null; // all partitions in Glue are compared instead
        }
    }

    private static string HashOf(IReadOnlyDictionary<string, string> hashes, string name) => hashes.GetValueOrDefault(name, WantedTable.NoManifest);
}
