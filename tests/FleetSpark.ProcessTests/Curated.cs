using System.Globalization;
using FleetSpark.Core;
using FleetSpark.Jobs;
using FleetSpark.Lake;
using FleetSpark.Tables;

namespace FleetSpark.ProcessTests;

/// <summary>The curated tables as a reader sees them.</summary>
internal static class Curated
{
    private static readonly TableCatalog Catalog = TableCatalog.Load(TableCatalog.BuiltInFolder);

    // Tables of different sources and depths that agree in every whole state, and in hardly any mixed one.
    private const string Agreement =
        """
        SELECT (SELECT COUNT(*) FROM gps_positions WHERE plate IS NOT NULL) - COALESCE((SELECT CAST(SUM(fix_count) AS BIGINT) FROM truck_days), 0) AS fixes_apart,
               COALESCE((SELECT SUM(amount_brl) FROM tag_transactions), 0) - COALESCE((SELECT SUM(toll_brl) + SUM(parking_brl) FROM truck_days), 0) AS brl_apart
        """;

    /// <summary>A hash of each table's rows, free of their order.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> SnapshotAsync(string lake)
    {
        await using var reader = await CuratedReader.OpenAsync(LakeFolder.Open(lake), Catalog, includesRestricted: false, TestContext.Current.CancellationToken);
        var tables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in Catalog.Tables.Where(table => !table.IsRestricted))
        {
            var rows = reader.AnswerWhole($"SELECT * FROM {table.Name}", TestContext.Current.CancellationToken).Rows
                .Select(row => string.Join('|', row.Select(value => value is null ? "-" : Convert.ToString(value, CultureInfo.InvariantCulture))))
                .Order(StringComparer.Ordinal).ToList();
            tables[table.Name] = $"{rows.Count} rows {ContentHash.Of(rows)}";
        }

        return tables;
    }

    /// <summary>Reads again and again until told to stop, and fails where tables are not of one state.</summary>
    /// <returns>How often it read.</returns>
    public static async Task<int> WatchAsync(string lake, CancellationToken stop)
    {
        var reads = 0;
        do
        {
            await using var reader = await CuratedReader.OpenAsync(LakeFolder.Open(lake), Catalog, includesRestricted: false, CancellationToken.None);
            var row = reader.AnswerWhole(Agreement, CancellationToken.None).Rows.Single();
            Assert.True(row[0] is 0L && row[1] is 0m, $"a reader saw tables of different states: {row[0]} fixes and {row[1]} BRL apart");
            reads++;
        }
        while (!stop.IsCancellationRequested);
        return reads;
    }
}
