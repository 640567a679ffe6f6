using System.IO.Compression;
using FleetSpark.Core;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Simulator;

namespace FleetSpark.CatalogTests;

/// <summary>
/// A lake in a folder of eight simulated trucks over four days, the same each time. Planted besides: a truck that never sends, and a charge of a truck that was elsewhere. Places
/// did not land, so that a table without rows is there.
/// </summary>
internal static class PlantedFleet
{
    /// <summary>The truck that never sends.</summary>
    public const string SilentPlate = "NIL0A00";

    /// <summary>The charge of a truck that was elsewhere.</summary>
    public const string FarCharge = "far-1";

    /// <summary>Makes it.</summary>
    /// <param name="lake">An empty lake.</param>
    /// <returns>What the run said that made it.</returns>
    public static async Task<RunReport> MakeAsync(TestLake lake)
    {
        using var files = new TemporaryFolder();
        await new FleetSimulation(new SimulationOptions { OutFolder = files.Path, Trucks = 8, Days = 4, Seed = 1, From = Day.Parse("2026-03-22") }).WriteAsync(progress: null, CancellationToken.None);
        await MergeByDayAsync(files.PathOf("gps"));
        foreach (var source in BuiltIn.SourceNames.Where(source => source != "places"))
        {
            await lake.LandAsync(source, files.PathOf(source));
        }

        await PlantAsync(lake);
        return await lake.RunAsync();
    }

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
