using System.IO.Compression;
using FleetSpark.Aws.Glue;
using FleetSpark.Core;
using FleetSpark.Emr.Catalog;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Lake;
using FleetSpark.Simulator;

namespace FleetSpark.CatalogTests;

/// <summary>
/// A lake on S3 of eight simulated trucks over four days, registered in the databases of the defaults; nobody writes to it. Planted besides: a truck that never sends, and a
/// charge of a truck that was elsewhere. Places did not land, so that a table without rows is there.
/// </summary>
public sealed class SimulatedLake : IDisposable
{
    /// <summary>The truck that never sends.</summary>
    public const string SilentPlate = "NIL0A00";

    /// <summary>The charge of a truck that was elsewhere.</summary>
    public const string FarCharge = "far-1";

    private SimulatedLake(DataLake lake, RunReport report)
    {
        Lake = lake;
        Report = report;
    }

    /// <summary>The lake.</summary>
    public DataLake Lake { get; }

    /// <summary>What the run said that made it.</summary>
    public RunReport Report { get; }

    /// <summary>Its place, as a command is told it.</summary>
    public string Place => $"{Lake.Location}";

    /// <summary>Makes it.</summary>
    public static async Task<SimulatedLake> CreateAsync(Cloud cloud)
    {
        using var files = new TemporaryFolder();
        await new FleetSimulation(new SimulationOptions { OutFolder = files.Path, Trucks = 8, Days = 4, Seed = 1, From = Day.Parse("2026-03-22") }).WriteAsync(progress: null, CancellationToken.None);
        using var local = new TestLake();
        await MergeByDayAsync(files.PathOf("gps"));
        foreach (var source in BuiltIn.SourceNames.Where(source => source != "places"))
        {
            await local.LandAsync(source, files.PathOf(source));
        }

        await PlantAsync(local);
        var report = await local.RunAsync();
        var lake = await cloud.CopyUpAsync(local, $"athena:\n  output: s3://{await cloud.Local.CreateBucketAsync()}/answers\n");
        using var glue = new GlueClient();
        await new LakeCatalog(lake, BuiltIn.Catalog, new CatalogSettings(), glue).SyncAsync(CancellationToken.None);
        return new SimulatedLake(lake, report);
    }

    public void Dispose() => Lake.Dispose();

    // A file every five minutes is more than a thousand objects, each copied up and read.
    private static async Task MergeByDayAsync(string folder)
    {
        foreach (var day in Directory.GetFiles(folder).Order(StringComparer.Ordinal).GroupBy(file => Path.GetFileName(file)[..8]).ToList())
        {
            var last = day.Last();
            await using (var merged = File.Create(last[..^".gz".Length]))
            {
                foreach (var file in day)
                {
                    await using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
                    await packed.CopyToAsync(merged);
                }
            }

            foreach (var file in day)
            {
                File.Delete(file);
            }
        }
    }

    private static async Task PlantAsync(TestLake lake)
    {
        await lake.PutAsync("fleet", new DateTimeOffset(2026, 3, 20, 0, 0, 0, TimeSpan.Zero), $$"""{"plate":"{{SilentPlate}}","model":"FH 540","device_number":"silent-1","valid_from":"2026-02-01T03:00:00Z"}""");
        await lake.PutAsync(
            "tags",
            new DateTimeOffset(2026, 3, 25, 0, 0, 0, TimeSpan.Zero),
            $$"""{"transaction_id":"{{FarCharge}}","plate":"AUR8G79","kind":"toll","plaza_id":"092-286.74-1c4942","occurred_at":"2026-03-24T12:00:00Z","amount":"18.40","currency":"BRL"}""");
    }
}
