using FleetSpark.Jobs;
using FleetSpark.Lake;
using FleetSpark.Tables;

namespace FleetSpark.Testing;

/// <summary>All that a lake's tables hold, in one text, for comparing lakes.</summary>
public static class LakeDump
{
    /// <summary>All rows of all tables of the lake at a place.</summary>
    public static async Task<string> OfAsync(LakeLocation location, TableCatalog catalog)
    {
        using var lake = await DataLake.OpenAsync(location, clock: null, CancellationToken.None);
        return await OfAsync(lake, catalog);
    }

    /// <summary>All rows of all tables, the restricted ones among them, in an order of their own.</summary>
    /// <param name="lake">The lake.</param>
    /// <param name="catalog">The tables.</param>
    /// <param name="leftOut">What is not compared: columns as <c>table.column</c>, whose table is compared as a set, and whole tables.</param>
    public static async Task<string> OfAsync(DataLake lake, TableCatalog catalog, params IReadOnlyList<string> leftOut)
    {
        await using var reader = await CuratedReader.OpenAsync(lake, catalog, includesRestricted: true, CancellationToken.None);
        var lines = new List<string>();
        foreach (var table in catalog.Tables.Where(table => !leftOut.Contains(table.Name, StringComparer.Ordinal)).OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            var columns = table.Columns.Select(column => column.Name).Where(column => !leftOut.Contains($"{table.Name}.{column}", StringComparer.Ordinal)).ToList();
            var rows = reader.AnswerWhole($"SELECT {(columns.Count < table.Columns.Count ? "DISTINCT " : string.Empty)}{string.Join(", ", columns)} FROM {table.Name}", CancellationToken.None).Rows.ToList();
            lines.Add($"{table.Name}: {rows.Count} rows: {string.Join(" | ", columns)}");
            lines.AddRange(rows.Select(row => "  " + string.Join(" | ", row.Select(CellText.Of))).Order(StringComparer.Ordinal));
        }

        return string.Join('\n', lines);
    }
}
