using System.Text.Json;
using FleetSpark.Landing;
using FleetSpark.Landing.Files;

namespace FleetSpark.LandingTests;

/// <summary>The same content lands once, whatever its name, packing or time, and whatever happens half-way.</summary>
public sealed class LedgerTests
{
    private const string Text = "{\"device_number\":\"A\"}\n{\"device_number\":\"B\"}\nbroken\n";

    [Fact]
    public async Task Lander_SameContentAgain_IsANoOp()
    {
        using var lake = new RawLake();
        var first = await lake.LandOneAsync(Sources.Gps, lake.Write("a.ndjson", Text));
        var keys = await lake.KeysAsync();

        foreach (var again in new[] { lake.PathOf("a.ndjson"), lake.Write("renamed-20260401T000000Z.ndjson", Text), lake.Write("a.ndjson.gz", RawLake.Gzip(Text)) })
        {
            var report = await lake.LandOneAsync(Sources.Gps, again, sentAt: RawLake.Sent.AddDays(1));
            Assert.Equal((FileOutcome.AlreadyLanded, 0L, 0), (report.Outcome, report.Records, report.Objects));
        }

        Assert.Equal(FileOutcome.Landed, first.Outcome);
        Assert.Equal(keys, await lake.KeysAsync());
    }

    [Fact]
    public async Task Lander_SameRecordsSentAtTheSameTimeInAnotherFile_SaysThatTheyWereThere()
    {
        using var lake = new RawLake();
        Assert.Null((await lake.LandOneAsync(Sources.Gps, lake.Write("a.ndjson", "{\"device_number\":\"A\"}\n"))).Note);
        var again = await lake.LandOneAsync(Sources.Gps, lake.Write("b.ndjson", "{\"device_number\":\"A\"}\n\n"));
        Assert.StartsWith("1 of its objects were there already", again.Note, StringComparison.Ordinal);
        Assert.Single(await lake.KeysAsync());
    }

    [Fact]
    public async Task Lander_ObjectOfALandedFileIsLost_PutsItAgainUnderItsName()
    {
        using var lake = new RawLake();
        var file = lake.Write("a.ndjson", Text);
        await lake.LandOneAsync(Sources.Gps, file);
        var keys = await lake.KeysAsync();
        foreach (var lost in keys)
        {
            await lake.Store.DeleteAsync(lost, RawLake.Cancellation);
            var report = await lake.LandOneAsync(Sources.Gps, lake.Write("renamed.ndjson", Text), sentAt: RawLake.Sent.AddDays(1));
            Assert.Equal((FileOutcome.Landed, RawLake.Sent), (report.Outcome, report.SentAt));
            Assert.Equal(keys, await lake.KeysAsync());
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("{}")]
    [InlineData("{\"objects\":[null]}")]
    [InlineData("{\"objects\":[7]}")]
    [InlineData("{\"objects\":[\"a\\u0000b\"]}")]
    [InlineData("{\"objects\":[\"../../x\"]}")]
    public async Task Lander_LedgerEntryThatCannotBeRead_FailsThatFileAlone(string text)
    {
        using var lake = new RawLake();
        var file = lake.Write("a.ndjson", Text);
        var entry = $"_ledger/{Core.ContentHash.OfBytes(await File.ReadAllBytesAsync(file, RawLake.Cancellation))}.json";
        using var broken = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        await lake.Store.PutIfAbsentAsync(entry, broken, RawLake.Cancellation);
        var report = await lake.LandAsync(Sources.Gps, new LandingOptions { SentAt = RawLake.Sent }, file, lake.Write("b.ndjson", "{\"device_number\":\"Z\"}\n"));
        Assert.Equal(["FS2012", null], report.Files.Select(landed => landed.Error?.Code));
    }

    [Fact]
    public async Task Lander_LedgerEntry_SaysWhatWasLanded()
    {
        using var lake = new RawLake();
        var file = lake.Write("in/a.ndjson", Text);
        await lake.LandOneAsync(Sources.Gps, file);

        var hash = Core.ContentHash.OfBytes(await File.ReadAllBytesAsync(file, RawLake.Cancellation));
        var entry = await lake.Store.ReadAsync($"_ledger/{hash}.json", RawLake.Cancellation);
        using var json = JsonDocument.Parse(entry!.Content);
        var root = json.RootElement;
        Assert.Equal(
            ("a.ndjson", "20260329T120000Z", 2, 1, "2026-03-29T13:00:00.000000Z"),
            (root.GetProperty("file_name").GetString(), root.GetProperty("sent").GetString(), root.GetProperty("records").GetInt32(), root.GetProperty("refused").GetInt32(), root.GetProperty("landed_at").GetString()));
        Assert.Equal(await lake.KeysAsync(), root.GetProperty("objects").EnumerateArray().Select(key => key.GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Lander_CsvWithAnotherMap_IsAnotherDelivery()
    {
        using var lake = new RawLake();
        var file = lake.Write("a.csv", "d,a,b,t\nA,1,2,2026-03-29T12:00:00Z\n");
        const string map = "device_number=d,latitude=a,longitude=b,recorded_at=t";
        Assert.Equal(FileOutcome.Landed, (await lake.LandOneAsync(Sources.Gps, file, map)).Outcome);
        Assert.Equal(FileOutcome.AlreadyLanded, (await lake.LandOneAsync(Sources.Gps, file, "recorded_at = t, longitude=b,latitude=\"a\", device_number=d")).Outcome);
        Assert.Equal(FileOutcome.Landed, (await lake.LandOneAsync(Sources.Gps, file, "device_number=d,latitude=b,longitude=a,recorded_at=t")).Outcome);
    }

    [Fact]
    public async Task Lander_Objects_AreNamedByTheirContent()
    {
        using var lake = new RawLake();
        using var other = new RawLake();
        await lake.LandOneAsync(Sources.Gps, lake.Write("a.ndjson", Text));
        await other.LandOneAsync(Sources.Gps, other.Write("b.json.gz", RawLake.Gzip(Text)));
        var keys = await lake.KeysAsync();
        Assert.Equal(keys.Where(key => !key.StartsWith('_')), (await other.KeysAsync()).Where(key => !key.StartsWith('_')));
        Assert.StartsWith("_refused/landed=2026-03-29/20260329T120000Z-1-", keys[0], StringComparison.Ordinal);
        Assert.StartsWith("landed=2026-03-29/20260329T120000Z-2-", keys[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lander_KilledAtAnyPut_CompletesWithTheSameNames()
    {
        var text = string.Concat(Enumerable.Range(0, 120_000).Select(number => $"{{\"device_number\":\"{number}\"}}\n")) + "broken\n";
        using var whole = new RawLake();
        await whole.LandOneAsync(Sources.Gps, whole.Write("a.ndjson", text));
        var expected = await whole.KeysAsync();
        for (var puts = 0; puts < 6; puts++)
        {
            using var lake = new RawLake();
            var made = 0;
            var dying = new HookedStore(lake.Store, call => call is { IsWrite: true, IsDone: false } && made++ == puts ? throw new OperationCanceledException("killed") : Task.CompletedTask);
            var lander = new FileLander(Sources.Gps, dying, new LandingOptions { SentAt = RawLake.Sent }, TimeProvider.System);
            await Assert.ThrowsAsync<OperationCanceledException>(() => lander.LandAsync([lake.Write("a.ndjson", text)], progress: null, RawLake.Cancellation));

            // Landed again under another name and send time, it takes those that it began with, where it had begun.
            var hasBegun = puts > 0;
            var report = await lake.LandOneAsync(Sources.Gps, lake.Write(hasBegun ? "b.ndjson" : "a.ndjson", text), sentAt: RawLake.Sent.AddDays(hasBegun ? 3 : 0));

            Assert.Equal((FileOutcome.Landed, RawLake.Sent), (report.Outcome, report.SentAt));
            Assert.Equal(expected, await lake.KeysAsync());
        }
    }

    [Fact]
    public async Task Lander_TwoAtOnce_MakeOneSetOfObjects()
    {
        using var lake = new RawLake();
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(number => $"{{\"device_number\":\"{number}\"}}\n"));
        var files = Enumerable.Range(0, 4).Select(number => lake.Write($"{number}-2026030{number + 1}T000000Z.ndjson", text)).ToList();
        await Task.WhenAll(files.Select(file => Task.Run(() => lake.LandAsync(Sources.Gps, new LandingOptions(), file), RawLake.Cancellation)));
        Assert.Equal(60_000, (await lake.RecordsAsync()).Count);
        Assert.Equal(2, (await lake.KeysAsync()).Count);
    }

    [Fact]
    public async Task Lander_FileThatChangesWhileItIsLanded_IsNotEnteredAndLandsLater()
    {
        using var lake = new RawLake();
        var file = lake.Write("a.ndjson", Text);
        var growing = new HookedStore(lake.Store, call => call is { IsWrite: true, IsDone: false } ? File.AppendAllTextAsync(file, "{\"device_number\":\"C\"}\n", RawLake.Cancellation) : Task.CompletedTask);
        var lander = new FileLander(Sources.Gps, growing, new LandingOptions { SentAt = RawLake.Sent }, TimeProvider.System);

        var report = Assert.Single((await lander.LandAsync([file], progress: null, RawLake.Cancellation)).Files);

        Assert.Equal((FileOutcome.Failed, "FS2010"), (report.Outcome, report.Error?.Code));
        Assert.Equal(3, (await lake.LandOneAsync(Sources.Gps, file)).Records);
        Assert.Equal(3, (await lake.RecordsAsync()).Count);
    }

    [Theory]
    [InlineData("20260329T120000Z.ndjson.gz", "20260329T120000Z")]
    [InlineData("gps_2026-03-29T12:00:00Z.ndjson", "20260329T120000Z")]
    [InlineData("gps-2026-03-29T12-30-05.json", "20260329T123005Z")]
    [InlineData("gps 2026-03-29 12.30.csv", "20260329T123000Z")]
    [InlineData("20260329_123005.csv", "20260329T123005Z")]
    [InlineData("a-2026-03-29T12:00:00.750-03:00.json", "20260329T150000Z")]
    [InlineData("a-20260329T120000-0300.json", "20260329T150000Z")]
    [InlineData("20261399T120000Z-20260329T120000Z.ndjson", "20260329T120000Z")]
    [InlineData("gps-2026-03-29.ndjson", null)] // a day is no time
    [InlineData("gps-9920260329T120000Z.ndjson", null)]
    [InlineData("gps.ndjson", null)]
    public void SentTime_FileName_IsReadWhereItHoldsATime(string name, string? expected) =>
        Assert.Equal(expected, SentTime.FromName(name) is { } sent ? Core.UtcInstants.ToName(sent) : null);

    [Fact]
    public async Task Lander_SentTime_IsTheOptionElseTheNameElseTheModificationTime()
    {
        using var lake = new RawLake();
        var named = lake.Write("20260301T000000Z.ndjson", "{\"a\":1}");
        var plain = lake.Write("plain.ndjson", "{\"a\":2}");
        var said = lake.Write("20260302T000000Z.ndjson", "{\"a\":3}");
        var files = (await lake.LandAsync(Sources.Gps, new LandingOptions(), named, plain)).Files;
        Assert.Equal(["20260301T000000Z", "20260102T030405Z"], files.Select(file => Core.UtcInstants.ToName(file.SentAt!.Value)));
        Assert.Equal(RawLake.Sent, (await lake.LandOneAsync(Sources.Gps, said, sentAt: RawLake.Sent.AddMilliseconds(900))).SentAt);
    }
}
