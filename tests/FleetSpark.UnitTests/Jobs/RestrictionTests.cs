using FleetSpark.Lake;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Jobs;

/// <summary>Personal data leave the curated root when a contract comes to say that they are.</summary>
public sealed class RestrictionTests : IDisposable
{
    private static readonly DateTimeOffset SentAt = new(2026, 3, 12, 0, 0, 0, TimeSpan.Zero);

    private readonly TestLake _lake = new();
    private readonly CatalogCopy _copy = new();

    public void Dispose()
    {
        _lake.Dispose();
        _copy.Dispose();
    }

    [Fact]
    public async Task Source_ThatBecomesRestricted_IsStagedAnewAndHidesItsRejectedTexts()
    {
        await PutFixAsync();
        await _lake.RunAsync();
        Assert.NotEqual(CellText.Null, Assert.Single(await _lake.QueryAsync("SELECT record_text FROM rejected_records"))[0]);
        _copy.Edit("sources/gps/source.yaml", text => text + "restricted: true\n");
        _lake.Catalog = _copy.Load();
        await _lake.RunAsync();
        Assert.Equal(CellText.Null, Assert.Single(await _lake.QueryAsync("SELECT record_text FROM rejected_records"))[0]);
    }

    [Fact]
    public async Task Table_ThatBecomesRestricted_MovesToItsRoot()
    {
        await PutFixAsync();
        await _lake.RunAsync();
        _copy.Edit("tables/gps_positions/table.yaml", text => text + "restricted: true\n");
        _lake.Catalog = _copy.Load();
        await _lake.RunAsync();
        Assert.Equal("1", Assert.Single(await _lake.QueryAsync("SELECT CAST(COUNT(*) AS INT) FROM gps_positions"))[0]);
    }

    private Task<RawKey> PutFixAsync() => _lake.PutAsync(
        "gps",
        SentAt,
        """{"device_number":"dev-1","latitude":-23,"longitude":-46.5,"recorded_at":"2026-03-10T12:00:00Z"}""",
        """{"device_number":"dev-1","latitude":-91,"longitude":-46.5,"recorded_at":"2026-03-10T12:00:00Z"}""");
}
