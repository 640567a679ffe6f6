namespace FleetSpark.EngineTests.Equality;

/// <summary>The comparison itself finds what differs, however little.</summary>
public sealed class ComparisonTests(ComparisonTests.Unaltered unaltered) : IClassFixture<ComparisonTests.Unaltered>
{
    [Fact]
    public async Task Differences_OfLakesFromTheSameRaw_AreNone()
    {
        using var left = await SmallFleet.OfDaysAsync(2);
        using var right = await SmallFleet.OfDaysAsync(2);
        await left.RunAsync();
        await right.RunAsync();
        Assert.Empty(await LakeComparison.DifferencesAsync(left, right));
        Assert.InRange(await LakeComparison.RowsAsync(left), 40, long.MaxValue);
    }

    [Theory]
    [InlineData("tables/gps_positions/query.sql", "CAST(leg_mm * CAST", "CAST((leg_mm + 1) * CAST", "gps_positions: row")] // a millimetre
    [InlineData("tables/gps_positions/query.sql", "       recorded_at,\n       latitude", "       recorded_at + INTERVAL '1' MICROSECOND AS recorded_at,\n       latitude", "gps_positions: row")]
    [InlineData("tables/gps_positions/query.sql", "       latitude,\n       longitude,\n       speed_kmh,\n       heading_deg,\n       ignition,\n       odometer_m,\n       accuracy_m,\n       CAST", "       latitude + 4e-15 AS latitude,\n       longitude,\n       speed_kmh,\n       heading_deg,\n       ignition,\n       odometer_m,\n       accuracy_m,\n       CAST", "gps_positions: row")]
    [InlineData("sources/tags/stage.sql", "THEN -amount ELSE amount END AS", "THEN -amount ELSE amount + CAST(0.01 AS DECIMAL(18,2)) END AS", "tag_transactions: row")] // a cent
    [InlineData("sources/tags/stage.sql", "       invoice_id,", "       COALESCE(invoice_id, '') AS invoice_id,", "tag_transactions: row")] // no text is not the empty text
    [InlineData("tables/rejected_records/query.sql", "FROM rejected", "FROM rejected WHERE source <> 'gps'", "rejected_records: row -")] // a row less
    [InlineData("tables/rejected_records/query.sql", "FROM rejected", "FROM rejected UNION ALL SELECT source, landed_date, event_date, reason_code, raw_object, record_text FROM rejected WHERE source = 'gps'", "rejected_records: row +")] // a row twice
    public async Task Differences_OfOnePlantedInTheSql_AreFound(string file, string before, string after, string found)
    {
        using var right = await SmallFleet.OfDaysAsync(1);
        using var copy = new CatalogCopy();
        copy.Edit(file, text => text.Replace(before, after, StringComparison.Ordinal));
        right.Catalog = copy.Load();
        await right.RunAsync();
        Assert.Contains(await LakeComparison.DifferencesAsync(unaltered.Lake, right), line => line.StartsWith(found, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DECIMAL(18,2)", "DECIMAL(18,3)")]
    [InlineData("DECIMAL(18,2)", "DECIMAL(17,2)")]
    public async Task Differences_OfATypeOfEqualValues_AreFound(string before, string after)
    {
        using var right = await SmallFleet.OfDaysAsync(1);
        using var copy = new CatalogCopy();
        copy.Edit("tables/tag_transactions/table.yaml", text => text.Replace(before, after, StringComparison.Ordinal));
        copy.Edit("tables/tag_transactions/query.sql", text => text.Replace("       amount_brl,", $"       CAST(amount_brl AS {after}) AS amount_brl,", StringComparison.Ordinal));
        right.Catalog = copy.Load();
        await right.RunAsync();
        var differences = await LakeComparison.DifferencesAsync(unaltered.Lake, right);
        Assert.Contains(differences, line => line.StartsWith("tag_transactions: column +", StringComparison.Ordinal) && line.EndsWith($"amount_brl {after}", StringComparison.Ordinal));
        Assert.DoesNotContain(differences, line => line.Contains(": row", StringComparison.Ordinal));
    }

    /// <summary>The lake that others are compared with, which nobody writes to.</summary>
    public sealed class Unaltered : IAsyncLifetime
    {
        /// <summary>The lake, of one day.</summary>
        public TestLake Lake { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Lake = await SmallFleet.OfDaysAsync(1);
            await Lake.RunAsync();
        }

        public ValueTask DisposeAsync()
        {
            Lake.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
