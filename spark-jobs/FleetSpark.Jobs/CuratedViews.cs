using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Lake;
using FleetSpark.Tables;

namespace FleetSpark.Jobs;

/// <summary>The curated tables as the head has them at one moment.</summary>
internal static class CuratedViews
{
    /// <summary>Reads them, in the catalog's order.</summary>
    public static async Task<IReadOnlyList<CuratedView>> ReadAsync(DataLake lake, TableCatalog catalog, bool includesRestricted, CancellationToken cancellationToken)
    {
        var state = await LakeState.ReadAsync(lake, catalog, cancellationToken);
        var files = new TableFiles(lake);
        var views = new List<CuratedView>();
        foreach (var table in catalog.Tables.Where(table => includesRestricted || !table.IsRestricted))
        {
            views.Add(await ViewOfAsync(files, table, state.Table(table.Name), cancellationToken));
        }

        return views;
    }

    // A missing file is told to who names its table, and to nobody else.
    private static async Task<CuratedView> ViewOfAsync(TableFiles files, TableDefinition table, PartitionMap partitions, CancellationToken cancellationToken)
    {
        var columns = TableFiles.ColumnsOf(table);
        try
        {
            return new CuratedView(table.Name, new FileView(columns, await files.LocateAsync(table, partitions.All, cancellationToken), TableFiles.FolderColumnsOf(table)));
        }
        catch (FleetException missing)
        {
            return new CuratedView(table.Name, new FileView(columns, [], TableFiles.FolderColumnsOf(table)), missing);
        }
    }
}
