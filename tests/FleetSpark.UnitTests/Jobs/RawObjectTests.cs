using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Jobs;

/// <summary>Raw objects that are not what their names say.</summary>
public sealed class RawObjectTests : IDisposable
{
    private static readonly DateTimeOffset SentAt = new(2026, 3, 12, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Fixes =
        [.. Enumerable.Range(0, 200).Select(i => $$"""{"device_number":"dev-{{i * 7919 % 1000}}","latitude":-23.{{i * 104729 % 99991}},"longitude":-46.5,"recorded_at":"2026-03-10T12:00:{{i % 60:00}}Z"}""")];

    private readonly TestLake _lake = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _lake.Dispose();

    [Theory]
    [InlineData(12)] // in the last record
    [InlineData(500)]
    [InlineData(100_000)] // all of it
    public async Task Run_OverACutObject_NamesItAndPublishesNothing(int cutBytes)
    {
        var key = await PutAsync(Fixes);
        var path = await _lake.Lake.Raw("gps", isRestricted: false).FetchAsync(key.ToString(), Token) is { } file ? file.Path : string.Empty;
        var bytes = await File.ReadAllBytesAsync(path, Token);
        await File.WriteAllBytesAsync(path, bytes[..Math.Max(0, bytes.Length - cutBytes)], Token);
        await AssertStoppedAsync(key);
    }

    [Theory]
    [InlineData(199)]
    [InlineData(0)]
    public async Task Run_OverAnObjectOfFewerRecordsThanItsName_NamesItAndPublishesNothing(int records)
    {
        var key = await PutAsync(Fixes);
        await File.WriteAllBytesAsync((await _lake.Lake.Raw("gps", isRestricted: false).FetchAsync(key.ToString(), Token))!.Path, RawObjects.Gzip(Fixes[..records]), Token);
        await AssertStoppedAsync(key);
    }

    [Theory]
    [InlineData("-23.", "-22.")] // another good record
    [InlineData("\"latitude\"", "\"Latitude\"")] // a rejected one
    public async Task Run_OverAnObjectOfOtherRecordsThanItsName_NamesItAndPublishesNothing(string before, string after)
    {
        var key = await PutAsync(Fixes);
        var changed = Fixes.Select((line, index) => index == 100 ? line.Replace(before, after, StringComparison.Ordinal) : line).ToList();
        await File.WriteAllBytesAsync((await _lake.Lake.Raw("gps", isRestricted: false).FetchAsync(key.ToString(), Token))!.Path, RawObjects.Gzip(changed), Token);
        await AssertStoppedAsync(key);
    }

    [Fact]
    public async Task Run_AfterTheCutObjectIsMadeWhole_PublishesIt()
    {
        var key = await PutAsync(Fixes);
        var path = await _lake.Lake.Raw("gps", isRestricted: false).FetchAsync(key.ToString(), Token) is { } file ? file.Path : string.Empty;
        var whole = await File.ReadAllBytesAsync(path, Token);
        await File.WriteAllBytesAsync(path, whole[..^100], Token);
        await AssertStoppedAsync(key);
        await File.WriteAllBytesAsync(path, whole, Token);
        var report = await _lake.RunAsync();
        Assert.Equal(200, Assert.Single(report.Balance).Ok);
    }

    [Fact]
    public async Task Run_AfterTheStagingChangedAndTheRawObjectIsGone_SaysWhich()
    {
        var key = await PutAsync(Fixes[..3]);
        await _lake.RunAsync();
        await _lake.Lake.Raw("gps", isRestricted: false).DeleteAsync(key.ToString(), Token);
        Assert.Empty(await _lake.PlanAsync());
        using var edited = new CatalogCopy();
        edited.Edit("sources/gps/stage.sql", sql => sql.Replace("BETWEEN 0 AND 400", "BETWEEN 0 AND 300", StringComparison.Ordinal));
        _lake.Catalog = edited.Load();
        var failure = await Assert.ThrowsAsync<FleetException>(() => _lake.RunAsync());
        Assert.Equal("FS4102", failure.Code);
        Assert.Contains(key.ToString(), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OverAnEmptyObject_IsFine()
    {
        await PutAsync([]);
        await PutAsync(Fixes[..1]);
        Assert.Equal(1, Assert.Single((await _lake.RunAsync()).Balance).Ok);
    }

    private Task<RawKey> PutAsync(string[] lines) => _lake.PutAsync("gps", SentAt, lines);

    private async Task AssertStoppedAsync(RawKey key)
    {
        var failure = await Assert.ThrowsAsync<FleetException>(() => _lake.RunAsync());
        Assert.True(failure.Code == "FS4101", failure.ToString());
        Assert.Contains(key.ToString(), failure.Message, StringComparison.Ordinal);
        Assert.Empty(await _lake.PartitionsAsync());
    }
}
