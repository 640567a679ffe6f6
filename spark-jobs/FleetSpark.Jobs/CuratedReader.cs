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
    public static async Task<DuckDbReader> OpenAsync(LakeFolder lake, TableCatalog catalog, bool includesRestricted, CancellationToken cancellationToken)
    {
        var state = await LakeState.ReadAsync(lake, catalog, cancellationToken);
        var files = new TableFiles(lake);
        var views = new List<CuratedView>();
        foreach (var table in catalog.Tables.Where(table => includesRestricted || !table.IsRestricted))
        {
            var locations = new List<string>();
            foreach (var file in state.Table(table.Name).All.SelectMany(partition => partition.Files))
            {
                locations.Add(await files.LocateAsync(table, file.Key, cancellationToken));
            }

            views.Add(new CuratedView(table.Name, new FileView(TableFiles.ColumnsOf(table), locations, table.PartitionColumn)));
        }

        return DuckDbReader.Open(views);
    }
}
