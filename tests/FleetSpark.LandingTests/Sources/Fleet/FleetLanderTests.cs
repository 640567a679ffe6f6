using FleetSpark.Core;
using FleetSpark.Landing.Sources.Fleet;

namespace FleetSpark.LandingTests.Fleet;

/// <summary>Snapshots that come as files.</summary>
public sealed class FleetLanderTests : IDisposable
{
    private const string Driver = "Quirina Zabumba";
    private readonly RegistryBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Lander_OfTwoSnapshots_LandsTheChangesOfTheSecond()
    {
        var first = await _bench.LandAsync(0, RegistryBench.Row("AAA1A11", "dev-1") + RegistryBench.Row("bbb-2b22", "dev-2", null, Driver));
        Assert.Equal((2, 2, 2, 0, 1), (first.Rows, first.Plates, first.Changed, first.Retired, first.Objects));
        var same = await _bench.LandAsync(1, RegistryBench.Row("BBB2B22", "dev-2", null, Driver) + RegistryBench.Row("AAA1A11", "dev-1"));
        Assert.Equal((2, 0, 0), (same.Rows, same.Records, same.Objects));
        var second = await _bench.LandAsync(2, RegistryBench.Row("BBB2B22", "dev-3", null, Driver));
        Assert.Equal((1, 1, 1), (second.Changed, second.Retired, second.Objects));
        Assert.Equal(
            [
                """{"device_number":"dev-1","model":"FH","plate":"AAA1A11","valid_from":"2026-03-01T00:00:00.000000Z","snapshot_at":"2026-03-10T12:00:00.000000Z"}""",
                $$"""{"device_number":"dev-2","driver_name":"{{Driver}}","model":"FH","plate":"bbb-2b22","valid_from":"2026-03-10T12:00:00.000000Z","snapshot_at":"2026-03-10T12:00:00.000000Z"}""",
                $$"""{"device_number":"dev-3","driver_name":"{{Driver}}","model":"FH","plate":"BBB2B22","valid_from":"2026-03-10T14:00:00.000000Z","snapshot_at":"2026-03-10T14:00:00.000000Z"}""",
                """{"plate":"AAA1A11","model":"FH","device_number":"dev-1","retired":"true","valid_from":"2026-03-10T14:00:00.000000Z","snapshot_at":"2026-03-10T14:00:00.000000Z"}""",
            ],
            await _bench.RecordsAsync());
    }

    [Theory]
    [InlineData("registry.json", "[{\"plate\":\"AAA1A11\",\"model\":\"FH\",\"device_number\":1,\"axle_count\":3,\"kept\":{\"a\":[1]}}]")]
    [InlineData("registry.json", "{\"plate\":\"AAA1A11\",\n\"model\":\"FH\",\"device_number\":\"1\",\"axle_count\":3,\n\"kept\":{\"a\":[1]}}")]
    [InlineData("registry.csv", "plate,model,device_number,axle_count,kept\r\nAAA1A11,FH,1,3,\"{\"\"a\"\":[1]}\"\r\n")]
    [InlineData("registry.csv", "\uFEFFkept;plate;model;device_number;axle_count\n\"{\"\"a\"\":[1]}\";AAA1A11;FH;1;3\n")]
    public async Task File_OfAnyFormat_GivesTheSameRows(string name, string content)
    {
        await _bench.LandAsync(0, content, name);
        Assert.Equal(
            """{"axle_count":"3","device_number":"1","kept":{"a":[1]},"model":"FH","plate":"AAA1A11","valid_from":"2026-03-10T12:00:00.000000Z","snapshot_at":"2026-03-10T12:00:00.000000Z"}""",
            Assert.Single(await _bench.RecordsAsync()).Replace("\"{\\\"a\\\":[1]}\"", "{\"a\":[1]}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_OfCsvWithAMap_IsReadByIt()
    {
        _bench.Options = new FleetOptions { Map = "plate=Placa,model='FH',device_number=Rastreador,valid_from=Desde:dd/MM/yyyy HH:mm" };
        await _bench.LandAsync(0, RawLake.Gzip("Placa;Rastreador;Desde;Motorista\nAAA1A11;7;01/03/2026 00:00;x\n"), "registry.csv");
        Assert.StartsWith("""{"device_number":"7","model":"FH","plate":"AAA1A11","valid_from":"2026-03-01T03:00:00.000000Z",""", Assert.Single(await _bench.RecordsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_ThatTheRegistryIsPutInto_GivesTheFileSentLast()
    {
        _bench.Write(5, System.Text.Encoding.UTF8.GetBytes(RegistryBench.Row("AAA1A11", "dev-5")));
        var file = _bench.Write(2, System.Text.Encoding.UTF8.GetBytes(RegistryBench.Row("AAA1A11", "dev-2")));
        var report = await _bench.Lander(Path.GetDirectoryName(file)!).LandAsync(RawLake.Cancellation);
        Assert.Equal(RegistryBench.Start.AddHours(5), report.TakenAt);
        Assert.Contains("dev-5", Assert.Single(await _bench.RecordsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FS2406", "plate,model\nAAA1A11,FH\n", "'device_number'; it has 'plate', 'model'")]
    [InlineData("FS2407", "plate,model,device_number,model\nAAA1A11,FH,1,FH\n", "'model'")]
    [InlineData("FS2410", "plate,model,device_number\n", "most_vanished_percent")]
    [InlineData("FS2410", "{\"cut", "and 1 of what is no record")]
    [InlineData("FS2413", "plate,model,device_number\nAAA1A11,FH,1\nBBB2B22,FH,1\nCCC3C33,FH,1\nDDD4D44,FH,1\n", "3 rows")]
    [InlineData("FS2006", "PK\u0003\u0004", "ZIP")]
    public async Task File_ThatIsNoRegistry_IsRefusedWhole(string code, string content, string part)
    {
        _bench.Options = new FleetOptions { MostRows = 3 };
        Assert.Contains(part, (await _bench.FailAsync(code, 0, content, "registry.csv")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatIsNotThere_IsSaidToBeAbsent()
    {
        var failure = await Assert.ThrowsAsync<FleetException>(() => _bench.Lander("no/registry.csv").LandAsync(RawLake.Cancellation));
        Assert.Equal("FS2001", failure.Code);
    }

    [Fact]
    public async Task File_ThatIsCut_RetiresNobody()
    {
        const string header = "plate,model,device_number\n";
        await _bench.LandAsync(0, header + "AAA1A11,FH,1\nBBB2B22,FH,2\nCCC3C33,FH,3\nDDD4D44,FH,4\nEEE5E55,FH,5\n", "registry.csv");
        var cut = await _bench.LandAsync(1, header + "AAA1A11,FH,1\nBBB2B22,FH,2\nCCC3C33,FH,3\nDDD4D44,FH,4\n\"EEE5E", "registry.csv");
        Assert.Equal((0, 1, 1L), (cut.Records, cut.Withheld, cut.RefusedByReason["csv_broken"]));
        Assert.Equal("csv_broken", Assert.Single(await _bench.Raw.RefusedAsync()).Reason);
        Assert.Empty((await _bench.LandAsync(2, header + "AAA1A11,FH,1\nBBB2B22,FH,2\nCCC3C33,FH,3\nDDD4D44,FH,4\n\"EEE5E", "registry.csv")).RefusedByReason); // kept aside once
    }

    [Fact]
    public async Task Row_ThatIsNoRecord_IsRefusedWithItsReason()
    {
        var report = await _bench.LandAsync(0, RegistryBench.Row("AAA1A11", "dev-1") + "{\"plate\":1.5}\n{\"plate\":\"A\",\"plate\":\"B\"}\n7\n");
        Assert.Equal(["json_key_doubled 1", "json_not_object 1", "text_field_not_text 1"], report.RefusedByReason.Select(pair => $"{pair.Key} {pair.Value}"));
        Assert.Equal(3, (await _bench.Raw.RefusedAsync()).Count);
    }

    [Fact]
    public async Task Snapshot_OlderThanTheLast_IsRefused()
    {
        await _bench.LandAsync(5, RegistryBench.Row("AAA1A11", "dev-1"));
        await _bench.FailAsync("FS2411", 4, RegistryBench.Row("AAA1A11", "dev-2"));
        Assert.Equal(0, (await _bench.LandAsync(5, RegistryBench.Row("AAA1A11", "dev-1"))).Records); // the same file again
    }

    [Fact]
    public async Task Snapshot_OfTheSameSecond_IsALaterOne()
    {
        await _bench.LandAsync(5, RegistryBench.Row("AAA1A11", "dev-1"));
        await _bench.LandAsync(5, RegistryBench.Row("AAA1A11", "dev-2"));
        Assert.Contains(await _bench.RecordsAsync(), record => record.Contains("dev-2", StringComparison.Ordinal) && record.Contains("17:00:00.000001Z", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Snapshot_FarAheadOfOurClock_IsRefused() => await _bench.FailAsync("FS2412", 25, RegistryBench.Row("AAA1A11", "dev-1"));

    [Fact]
    public async Task State_ThatIsBroken_IsToldAndLeft()
    {
        using var broken = new MemoryStream([1]);
        await _bench.Raw.Store.PutIfAbsentAsync("_cursors/registry.json", broken, RawLake.Cancellation);
        await _bench.FailAsync("FS2414", 0, RegistryBench.Row("AAA1A11", "dev-1"));
    }

    // One moment twice, and one before another that it should follow.
    [Theory]
    [InlineData(6, 6)]
    [InlineData(6, 5)]
    public async Task State_WhoseMomentsDoNotAscend_IsToldAndLeft(int first, int second)
    {
        await LeaveStateAsync(RegistryState.BeforeFirst() with
        {
            TakenAt = RegistryBench.Start,
            Plates = new Dictionary<string, PlateHistory>(StringComparer.Ordinal)
            {
                ["AAA1A11"] = new("FH", "dev-1", [.. ((int[])[first, second]).Select(day => new PlatePoint(SnapshotBook.Day(day), UInt128.One, IsRetired: false))]),
            },
        });
        await _bench.FailAsync("FS2414", 1, RegistryBench.Row("AAA1A11", "dev-1"));
    }

    [Theory]
    [InlineData("landed=2026-03-10/x.ndjson.gz")]
    [InlineData("../gps/landed=2026-03-10/20260310T120000Z-1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.ndjson.gz")]
    public async Task State_WithAnObjectOfAnotherName_IsToldAndNothingPut(string key)
    {
        await LeaveStateAsync(RegistryState.BeforeFirst() with { TakenAt = RegistryBench.Start, Pending = [new PendingObject(key, RawLake.Gzip("{}\n"))] });
        await _bench.FailAsync("FS2414", 1, RegistryBench.Row("AAA1A11", "dev-1"));
        Assert.Empty(await _bench.Raw.KeysAsync());
    }

    // Who sees the names of raw objects, which are hashes, and guesses the rest of a row must not learn from them who drives.
    [Fact]
    public async Task Names_OfObjectsInTwoLakes_DifferForTheSameRegistry()
    {
        using var other = new RegistryBench();
        var content = RegistryBench.Row("AAA1A11", "dev-1", driver: Driver);
        await _bench.LandAsync(0, content);
        await other.LandAsync(0, content);
        Assert.NotEqual(await _bench.Raw.KeysAsync(), await other.Raw.KeysAsync());
        Assert.Equal(await _bench.RecordsAsync(), await other.RecordsAsync());
    }

    [Fact]
    public async Task State_WhenAllIsPut_HoldsNoName()
    {
        await _bench.LandAsync(0, RegistryBench.Row("AAA1A11", "dev-1", driver: Driver));
        var state = await _bench.Raw.Store.ReadAsync("_cursors/registry.json", RawLake.Cancellation);
        var text = System.Text.Encoding.UTF8.GetString(state!.Content.Span);
        Assert.DoesNotContain("Zabumba", text, StringComparison.Ordinal);
        Assert.Contains("\"pending\":[]", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plate,model,device_number,driver_name\nAAA1A11,FH,1," + Driver + "\n", "map")]
    [InlineData("plate,model,driver_name\nAAA1A11,FH," + Driver + "\n", null)]
    public async Task Error_OfARegistryWithDrivers_NamesNone(string content, string? map)
    {
        _bench.Options = new FleetOptions { Map = map };
        var error = await Assert.ThrowsAsync<FleetException>(() => _bench.LandAsync(0, content, "registry.csv"));
        Assert.DoesNotContain("Zabumba", error.ToString(), StringComparison.Ordinal);
    }

    private async Task LeaveStateAsync(RegistryState state)
    {
        using var content = new MemoryStream(RegistryStateJson.ToBytes(state).ToArray());
        await _bench.Raw.Store.PutIfAbsentAsync(RegistryState.Key, content, RawLake.Cancellation);
    }
}
