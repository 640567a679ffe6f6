using FleetSpark.SourceServers;

namespace FleetSpark.CloudTests.Lakes;

/// <summary>What comes from a queue, the operator's API, the bank's SSH server and the registry's database makes the tables that the same records make when they come as files.</summary>
public sealed class AllSourcesTests(Cloud cloud) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lake_OnS3FromAllSources_HasTheTablesOfOneFromFiles()
    {
        var simulated = _folder.PathOf("simulated");
        await FleetProcess.AnswerAsync(_folder.Path, "simulate", "--out", simulated, "--trucks", "40", "--days", "1", "--seed", "3", "--from", "2026-03-22");
        var files = _folder.PathOf("lake");
        Directory.CreateDirectory(files);
        await File.WriteAllTextAsync(Path.Combine(files, "driver.key"), TestLake.DriverKey, Token);
        foreach (var source in BuiltIn.SourceNames)
        {
            await LandAsync(files, source, "--from", Path.Combine(simulated, source));
        }

        using var lake = await cloud.Local.CreateLakeAsync();
        var bucket = lake.Lake.Location;
        await using (var sources = await CompanySources.StartAsync(cloud.Local, new SimulatedFiles(simulated)))
        {
            await cloud.Local.PutAsync(bucket.At("landing.yaml"), sources.Settings);
            await Task.WhenAll(
                LandAsync(bucket.ToString(), "gps", "--until-empty"),
                LandAsync(bucket.ToString(), "tags"),
                LandAsync(bucket.ToString(), "bank"),
                LandAsync(bucket.ToString(), "fleet"),
                LandAsync(bucket.ToString(), "places", "--from", Path.Combine(simulated, "places")));
        }

        foreach (var place in new[] { files, bucket.ToString() })
        {
            await FleetProcess.AnswerAsync(_folder.Path, "run", "--lake", place);
        }

        // What was no record, or a wrong one, names the file, the message or the page that it came in, and not every source can hand it over.
        const string Rejected = "rejected_records";
        using var ofFiles = Testing.Lakes.Open(files);
        Assert.Equal(await LakeDump.OfAsync(ofFiles, BuiltIn.Catalog, Rejected), await LakeDump.OfAsync(lake.Lake, BuiltIn.Catalog, Rejected));
        Assert.NotEqual("0", (await lake.QueryAsync($"SELECT COUNT(*) FROM {Rejected}"))[0][0]);
    }

    private Task<string> LandAsync(string lake, string source, params string[] options) => FleetProcess.AnswerAsync(_folder.Path, ["land", source, "--lake", lake, .. options]);
}
