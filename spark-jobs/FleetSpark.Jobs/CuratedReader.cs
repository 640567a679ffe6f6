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
        var views = await CuratedViews.ReadAsync(lake, catalog, includesRestricted, cancellationToken);
        return DuckDbReader.Open(views, [.. catalog.Tables.Select(table => table.Name).Except(views.Select(view => view.Name), StringComparer.Ordinal)]);
    }
}
