using System.Globalization;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Testing;

namespace FleetSpark.PropertyTests;

/// <summary>What properties say of lakes.</summary>
internal static class LakeFacts
{
    /// <summary>All tables but for what tells of objects and of the day they were sent.</summary>
    public static Task<string> ContentAsync(TestLake lake) => lake.DumpAsync("rejected_records.raw_object", "rejected_records.landed_date");

    /// <summary>What a failure prints of a case.</summary>
    public static string Print(SampleRecord[] records, object how) => $"{how}\n{string.Join('\n', records.Select(record => $"{record.Source} {record.Json}"))}\n";

    /// <summary>Holds a report's balance against counts made by other means: lines of raw objects, rows of tables.</summary>
    public static async Task AssertBalancedAsync(TestLake lake, RunReport report)
    {
        var landed = lake.Catalog.Sources.Select(source => source.Name).Where(source => Directory.Exists(Path.Combine(lake.Lake.Location.Path, lake.Lake.Settings.RawRoot, source)));
        Assert.Equal(landed, report.Balance.Select(source => source.Source).Order(StringComparer.Ordinal));
        foreach (var source in report.Balance)
        {
            Assert.Equal(source.Landed, source.Ok + source.Rejected + source.Refused);
            long lines = 0;
            await foreach (var key in lake.Lake.Raw(source.Source, isRestricted: false).ListAsync(string.Empty, TestContext.Current.CancellationToken))
            {
                lines += long.Parse(key.Split('-')[^2], CultureInfo.InvariantCulture);
            }

            Assert.Equal(lines, source.Landed);
            var quarantined = (await lake.QueryAsync($"SELECT CAST(COUNT(*) AS BIGINT) FROM rejected_records WHERE source = '{source.Source}'"))[0][0];
            Assert.Equal(quarantined, CellText.Of(source.Rejected + source.Refused));
            if (source.Kept is { } kept)
            {
                Assert.Equal(source.Ok, kept + source.Duplicates);
                var homes = lake.Catalog.Tables.Where(table => table.HomeOf == source.Source);
                var rows = await Task.WhenAll(homes.Select(async home => (await lake.QueryAsync($"SELECT CAST(COUNT(*) AS BIGINT) FROM {home.Name}"))[0][0]));
                Assert.Equal(kept, rows.Sum(count => long.Parse(count, CultureInfo.InvariantCulture)));
            }
        }
    }
}
