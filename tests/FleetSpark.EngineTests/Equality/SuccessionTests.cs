namespace FleetSpark.EngineTests.Equality;

/// <summary>One engine goes on where the other stopped.</summary>
public sealed class SuccessionTests
{
    private static readonly int Days = Cases.Of(few: 1, many: 3);

    /// <summary>Which engine begins; Spark, which needs a minute for all that it makes then, with FLEET_SLOW=1 alone.</summary>
    public static TheoryData<string, string> Pairs => Cases.Of<TheoryData<string, string>>(
        few: new() { { TestEngines.DuckDb, TestEngines.Spark } },
        many: new() { { TestEngines.DuckDb, TestEngines.Spark }, { TestEngines.Spark, TestEngines.DuckDb } });

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Lake_OfOneEngine_GoesOnWithTheOther(string first, string second)
    {
        using var lake = await SmallFleet.OfDaysAsync(Days, engine: first);
        using var alone = await SmallFleet.OfDaysAsync(Days);
        await lake.RunAsync();
        await alone.RunAsync();
        lake.Engine = second;
        Assert.Empty(await lake.PlanAsync());

        await PutMoreAsync(lake);
        await PutMoreAsync(alone);
        var stale = await alone.PlanAsync();
        Assert.Equal(stale, await lake.PlanAsync());
        Assert.Contains("gps_positions 2026-03-02 Stale", stale);
        var made = (await lake.RunAsync()).Tables.Select(table => $"{table.Table} {table.Partitions} {table.Rows}");
        Assert.Equal((await alone.RunAsync()).Tables.Select(table => $"{table.Table} {table.Partitions} {table.Rows}"), made);
        lake.Engine = first;
        Assert.Empty(await lake.PlanAsync());
        await EnginePair.AssertEqualAsync(alone, lake);

        // Made again by the other engine, every content is the same one, so nothing is stale for either.
        await lake.RebuildAsync();
        lake.Engine = second;
        Assert.Empty(await lake.PlanAsync());
        await EnginePair.AssertEqualAsync(alone, lake);
    }

    // A late fix, of nine decimals and more; a driver, a device and a place that change; charges and entries that are corrected.
    private static async Task PutMoreAsync(TestLake lake)
    {
        await SmallFleet.PutLateAsync(
            lake,
            "gps",
            SmallFleet.Fix(1, "2026-03-02T11:30:00Z", 7),
            """{"device_number":"dev-2","latitude":-23.1234567895,"longitude":-46.50000000050,"recorded_at":"2026-03-02T22:59:00Z"}""");
        await SmallFleet.PutLateAsync(
            lake,
            "fleet",
            SmallFleet.Change(1, "2026-03-02T12:00:00Z", "bia"),
            """{"plate":"AAA0A02","model":"R450","device_number":"dev-1","valid_from":"2026-03-03T06:00:00Z","driver_name":"Ana"}""");
        await SmallFleet.PutLateAsync(lake, "tags", SmallFleet.Charge(2).Replace("\"10\"", "\"12.50\"", StringComparison.Ordinal), SmallFleet.Charge(5));
        await SmallFleet.PutLateAsync(lake, "bank", SmallFleet.Entry(1).Replace("LANCAMENTO_FUTURO", "TRANSACAO_EFETIVADA", StringComparison.Ordinal), SmallFleet.Entry(4));
        await SmallFleet.PutLateAsync(lake, "places", SmallFleet.Place("Yard"));
    }
}
