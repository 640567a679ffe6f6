using FleetSpark.Core;
using FleetSpark.Emr.Usage;
using FleetSpark.Jobs;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Lake;
using FleetSpark.Lake.Manifests;
using FleetSpark.Lake.Stores;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Lake;

/// <summary>A head and a manifest say what the lake holds: one that was changed or lost is never an empty lake.</summary>
public sealed class ManifestStoreTests : IDisposable
{
    private readonly TestLake _lake = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _lake.Dispose();

    [Theory]
    [InlineData("gps_positions", "{}")]
    [InlineData("gps_positions", """{"partitions":[null]}""")]
    [InlineData("gps_positions", """{"partitions":[{"day":"2026-02-30"}]}""")]
    [InlineData("gps_positions", "")]
    [InlineData("gps", "{}")]
    [InlineData("gps", """{"increments":[{}]}""")]
    public async Task Manifest_ThatWasChanged_IsNamed(string name, string content)
    {
        await PublishAsync();
        var manifest = Directory.EnumerateFiles(PathOf("_manifests", name)).Single();
        await File.WriteAllTextAsync(manifest, content, Token);
        await AssertBrokenAsync($"_manifests/{name}/{Path.GetFileName(manifest)}");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{"run_id":"x"}""")]
    [InlineData("""{"run_id":"","tables":{},"sources":{}}""")]
    [InlineData("""{"run_id":"x","tables":{"trucks":null},"sources":{}}""")]
    public async Task Head_ThatSaysNotWhatItMust_IsNamed(string content)
    {
        await PublishAsync();
        await File.WriteAllTextAsync(PathOf("head.json"), content, Token);
        await AssertBrokenAsync("head.json");
    }

    [Fact]
    public async Task Usage_OfARun_LiesBesideItsReportAndIsNeverReplaced()
    {
        var manifests = _lake.Lake.Manifests;
        await manifests.WriteUsageAsync("run", new RunUsage("run", "j-1", "us-east-1") { Machines = [new InstanceHours("m7g.xlarge", "SPOT", 0.25m)] }, Token);
        await manifests.WriteUsageAsync("run", new RunUsage("run", "j-2", "us-east-1"), Token);
        await File.WriteAllTextAsync(PathOf("_usage", "broken.json"), """{"run_id":"broken"}""", Token);
        var (usages, broken) = await manifests.ReadUsagesAsync<RunUsage>(Token);
        var usage = Assert.Single(usages);
        Assert.Equal(("j-1", new InstanceHours("m7g.xlarge", "SPOT", 0.25m)), (usage.Place, Assert.Single(usage.Machines)));
        Assert.Equal(["_usage/broken.json"], broken);
        Assert.Empty((await manifests.ReadReportsAsync<RunReport>(Token)).Reports);
    }

    [Fact]
    public async Task Head_ThatIsGoneAfterAPublish_IsNamed()
    {
        await PublishAsync();
        File.Delete(PathOf("head.json"));
        await AssertBrokenAsync("head.json");
    }

    [Theory]
    [InlineData("_heads/", false)]
    [InlineData("_heads/", true)]
    [InlineData("head.json", false)]
    [InlineData("head.json", true)]
    public async Task FirstPublish_KilledAtAnyStep_IsFinishedByTheNextRun(string step, bool isDone)
    {
        await PutFixAsync();
        var dying = new HookedStore(
            _lake.Lake.Curated, call => call.IsWrite && call.IsDone == isDone && call.Key.StartsWith(step, StringComparison.Ordinal) ? throw new IOException("killed") : Task.CompletedTask);
        await Assert.ThrowsAsync<IOException>(() => new ManifestStore(dying).ReplaceHeadAsync(new Head { RunId = "killed" }, null, Token));
        await _lake.RunAsync();
        Assert.Single(await _lake.QueryAsync("SELECT device_number FROM gps_positions"));
    }

    [Fact]
    public async Task FirstPublish_WhileAReaderLooks_IsSeenOrNotYet()
    {
        var isPublished = false;
        var slow = new HookedStore(
            _lake.Lake.Curated,
            async call => isPublished = isPublished || (call is { Operation: nameof(IObjectStore.ReadAsync), IsDone: true } && await _lake.Lake.Manifests.ReplaceHeadAsync(new Head { RunId = "one" }, null, Token)));
        Assert.Equal("one", (await new ManifestStore(slow).ReadHeadAsync(Token)).Head.RunId);
        Assert.True(isPublished);
    }

    [Fact]
    public async Task FirstPublish_OfTwoAtOnce_IsWonByOne()
    {
        var manifests = _lake.Lake.Manifests;
        Assert.True(await manifests.ReplaceHeadAsync(new Head { RunId = "one" }, null, Token));
        Assert.False(await manifests.ReplaceHeadAsync(new Head { RunId = "two" }, null, Token));
        Assert.Equal("one", (await manifests.ReadHeadAsync(Token)).Head.RunId);
    }

    private async Task PublishAsync()
    {
        await PutFixAsync();
        await _lake.RunAsync();
    }

    private Task<RawKey> PutFixAsync() => _lake.PutAsync(
        "gps", new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero), """{"device_number":"dev-1","latitude":-23,"longitude":-46.5,"recorded_at":"2026-03-10T12:00:00Z"}""");

    private async Task AssertBrokenAsync(string key)
    {
        var failure = await Assert.ThrowsAsync<FleetException>(() => LakeState.ReadAsync(_lake.Lake, _lake.Catalog, Token));
        Assert.True(failure.Code == "FS1004", failure.ToString());
        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
    }

    private string PathOf(params string[] parts) => Path.Combine([_lake.Lake.Location.Path, "curated", .. parts]);
}
