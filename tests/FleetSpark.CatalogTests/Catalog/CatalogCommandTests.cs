using FleetSpark.Aws.Glue;
using FleetSpark.Emr.Catalog;
using FleetSpark.Lake;

namespace FleetSpark.CatalogTests.Catalog;

/// <summary><c>fleet catalog</c>, and the catalog after <c>fleet run</c>, as a shell sees them.</summary>
public sealed class CatalogCommandTests(Cloud cloud) : IAsyncLifetime
{
    private const string Glue = "AWS_ENDPOINT_URL_GLUE";

    private readonly CatalogSettings _settings = CatalogOfTests.NewSettings();
    private DataLake _lake = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        using var local = await SmallFleet.OfDaysAsync(1);
        _lake = await cloud.CopyUpAsync(local, CatalogOfTests.TextOf(_settings, isSynced: true));
    }

    public ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Glue, null);
        _lake.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Catalog_OfALakeThatAsksForIt_FollowsEachRunAndIsMendedByRepair()
    {
        Assert.Equal((0, string.Empty), await EndOfAsync("run"));
        Assert.Equal("Glue is as table.yaml and the head say.\n", await FleetProcess.AnswerAsync(Path.GetTempPath(), "catalog", "diff", "--lake", $"{_lake.Location}"));
        Assert.StartsWith("Nothing to do: 21 tables registered; 3 calls of Glue.", await FleetProcess.AnswerAsync(Path.GetTempPath(), "catalog", "sync", "--lake", $"{_lake.Location}"), StringComparison.Ordinal);

        using (var glue = new GlueClient())
        {
            await glue.DeleteTableAsync(new DeleteTableInput(_settings.Database, "trucks"), Token);
        }

        var differing = await RunAsync("catalog", "diff");
        Assert.Equal(1, differing.ExitCode);
        Assert.Contains($"│ {_settings.Database}.trucks │ table │ there  │ –     │", differing.Output, StringComparison.Ordinal);
        Assert.StartsWith("FS7302 The catalog differs from the lake in 1 point(s) of 1 table(s)", differing.Error, StringComparison.Ordinal);
        var json = await RunAsync("catalog", "diff", "--json");
        Assert.Equal($$"""{"differences":[{"table":"{{_settings.Database}}.trucks","what":"table","wanted":"there","found":null}]}""", string.Concat(json.Output.Where(letter => !char.IsWhiteSpace(letter))));
        Assert.StartsWith($"made: {_settings.Database}.trucks\n", (await RunAsync("catalog", "repair")).Output, StringComparison.Ordinal);
        Assert.Equal((0, string.Empty), await EndOfAsync("catalog", "diff"));
    }

    [Fact]
    public async Task Run_WhereGlueIsNotThere_IsDoneAndSaysWhatIsMissing()
    {
        Environment.SetEnvironmentVariable(Glue, $"http://127.0.0.1:{LocalCloud.FreePort()}");
        var run = await RunAsync("run");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Published as run", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("FS7306 Glue does not answer GetTables", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("The run is published all the same; 'fleet catalog sync' does this part again.\n", run.Error, StringComparison.Ordinal);
        Environment.SetEnvironmentVariable(Glue, null);
        Assert.Equal((0, string.Empty), await EndOfAsync("catalog", "sync"));
        Assert.Equal((0, string.Empty), await EndOfAsync("catalog", "diff"));
    }

    [Fact]
    public async Task Sync_OfALakeInAFolder_IsWrongUse()
    {
        using var lake = new TestLake();
        var refused = await FleetProcess.RunAsync(Path.GetTempPath(), "catalog", "sync", "--lake", lake.Lake.Location.Path);
        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("FS7304 ", refused.Error, StringComparison.Ordinal);
    }

    private Task<FleetResult> RunAsync(params string[] words) => FleetProcess.RunAsync(Path.GetTempPath(), [.. words, "--lake", $"{_lake.Location}"]);

    private async Task<(int ExitCode, string Error)> EndOfAsync(params string[] words)
    {
        var result = await RunAsync(words);
        return (result.ExitCode, result.Error);
    }
}
