using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Engines.DuckDb;
using FleetSpark.Lake;
using FleetSpark.Tables;

namespace FleetSpark.Jobs;

/// <summary>Opens the curated tables, as the head has them at this moment, to somebody's own SQL. Works while a run goes on.</summary>
public static class CuratedReader
{
    /// <summary>Opens a reader.</summary>
    /// <param name="lake">The lake.</param>
    /// <param name="catalog">The tables.</param>
    /// <param name="includesRestricted">Whether tables with personal data are seen too; their files must be readable for this user.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task<DuckDbReader> OpenAsync(DataLake lake, TableCatalog catalog, bool includesRestricted, CancellationToken cancellationToken)
    {
        var state = await LakeState.ReadAsync(lake, catalog, cancellationToken);
        var files = new TableFiles(lake);
        var views = new List<CuratedView>();
        foreach (var table in catalog.Tables.Where(table => includesRestricted || !table.IsRestricted))
        {
            views.Add(await ViewOfAsync(files, table, state.Table(table.Name), cancellationToken));
        }

        return DuckDbReader.Open(views, [.. catalog.Tables.Select(table => table.Name).Except(views.Select(view => view.Name), StringComparer.Ordinal)]);
    }

    // A missing file is told to a query that names its table, and to no other.
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
