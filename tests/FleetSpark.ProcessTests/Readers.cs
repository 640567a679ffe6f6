using FleetSpark.Jobs;
using FleetSpark.Lake;

namespace FleetSpark.ProcessTests;

/// <summary>Readers of the curated tables while others write.</summary>
internal static class Readers
{
    // Tables of different sources and depths that agree in every whole state, and in hardly any mixed one.
    private const string Agreement =
        """
        SELECT (SELECT COUNT(*) FROM gps_positions WHERE plate IS NOT NULL) - COALESCE((SELECT CAST(SUM(fix_count) AS BIGINT) FROM truck_days), 0) AS fixes_apart,
               CAST(COALESCE((SELECT SUM(amount_brl) FROM tag_transactions), 0) - COALESCE((SELECT SUM(toll_brl) + SUM(parking_brl) FROM truck_days), 0) AS DECIMAL(18,2)) AS brl_apart
        """;

    /// <summary>Reads again and again until told to stop, and fails where tables are not of one state.</summary>
    /// <returns>How often it read.</returns>
    public static async Task<int> WatchAsync(string lake, CancellationToken stop)
    {
        var reads = 0;
        do
        {
            using var opened = await DataLake.OpenAsync(LakeLocation.Parse(lake), clock: null, CancellationToken.None);
            await using var reader = await CuratedReader.OpenAsync(opened, BuiltIn.Catalog, includesRestricted: false, CancellationToken.None);
            var row = reader.AnswerWhole(Agreement, CancellationToken.None).Rows.First();
            Assert.True(row[0] is 0L && row[1] is 0m, $"a reader saw tables of different states: {row[0]} fixes and {row[1]} BRL apart");
            reads++;
        }
        while (!stop.IsCancellationRequested);
        return reads;
    }
}
