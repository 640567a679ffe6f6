using FleetSpark.Core;
using FleetSpark.Jobs.Planning;
using FleetSpark.Lake;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Jobs;

/// <summary>Where an engine fails, the line says on which table and day, source and day, or check.</summary>
public sealed class EngineFailureTests : IDisposable
{
    private readonly TestLake _lake = new();
    private readonly CatalogCopy _copy = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _lake.Dispose();
        _copy.Dispose();
    }

    [Fact]
    public async Task Run_OverAQueryThatFails_NamesTableAndDay()
    {
        await PutFixAsync();
        _copy.Edit("tables/truck_days/query.sql", text => text + " WHERE no_such_column = 1\n");
        await AssertFailsAsync("FS4001", "truck_days 2026-03-09: duckdb failed on ", ". Nothing was published; FLEET_DEBUG=1 prints all of its words.");
    }

    [Fact]
    public async Task Run_OverAStagingThatFails_NamesSourceAndDay()
    {
        await PutFixAsync();
        _copy.Edit("sources/gps/stage.sql", text => text + " WHERE no_such_column = 1\n");
        await AssertFailsAsync("FS4001", "staging of gps 2026-03-12: duckdb failed on ");
    }

    [Fact]
    public async Task Run_OverACheckThatFails_NamesIt()
    {
        await PutFixAsync();
        _copy.Edit("tables/gps_positions/checks.sql", text => text + "\n-- check odd (warn): Nobody can say.\nSELECT no_such_column FROM gps_positions;\n");
        await AssertFailsAsync("FS4001", "gps_positions.odd: duckdb failed on ");
    }

    [Fact]
    public async Task Run_OverAColumnThatTheQueryDoesNotGive_NamesTheColumn()
    {
        await PutFixAsync();
        _copy.Edit("tables/gps_positions/table.yaml", text => text.Replace("columns:\n", "columns:\n  altitude_m: {type: DOUBLE, unit: m, description: Height.}\n", StringComparison.Ordinal));
        await AssertFailsAsync("FS3003", "'altitude_m'", "gps_positions");
    }

    private Task<RawKey> PutFixAsync() => _lake.PutAsync(
        "gps", new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero), """{"device_number":"dev-1","latitude":-23,"longitude":-46.5,"recorded_at":"2026-03-10T12:00:00Z"}""");

    private async Task AssertFailsAsync(string code, params string[] parts)
    {
        _lake.Catalog = _copy.Load();
        var failure = await Assert.ThrowsAsync<FleetException>(() => _lake.Pipeline.RunAsync(Selection.All, Token));
        Assert.True(failure.Code == code, failure.ToString());
        Assert.All(parts, part => Assert.Contains(part, failure.Message, StringComparison.Ordinal));
    }
}
