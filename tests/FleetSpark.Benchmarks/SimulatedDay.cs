using FleetSpark.Testing;

namespace FleetSpark.Benchmarks;

/// <summary>A lake into which one simulated day was landed, and nothing made of it yet.</summary>
internal static class SimulatedDay
{
    /// <summary>The day.</summary>
    public const string Date = "2026-03-02";

    private static readonly string[] MadeRoots = ["curated", "restricted"];

    /// <summary>Simulates it and lands all of it.</summary>
    /// <param name="folder">Gets the company's files too.</param>
    /// <param name="trucks">How many trucks.</param>
    /// <returns>The lake's folder.</returns>
    public static async Task<string> LandAsync(TemporaryFolder folder, int trucks)
    {
        var (simulated, lake) = (await SimulateAsync(folder, trucks), folder.PathOf("lake"));
        await LandAsync(simulated, lake, BuiltIn.SourceNames);
        return lake;
    }

    /// <summary>Simulates it.</summary>
    /// <param name="folder">Gets the company's files.</param>
    /// <param name="trucks">How many trucks.</param>
    /// <returns>The folder of the company's files.</returns>
    public static async Task<string> SimulateAsync(TemporaryFolder folder, int trucks)
    {
        var simulated = folder.PathOf("simulated");
        var simulating = await Processes.MeasureAsync(Processes.Fleet, "simulate", "--out", simulated, "--trucks", $"{trucks}", "--days", "1", "--seed", "1", "--from", Date);
        Console.WriteLine($"simulate {trucks} trucks, 1 day: {simulating.Seconds:0.0} s");
        return simulated;
    }

    /// <summary>Lands what was simulated of some sources.</summary>
    /// <param name="simulated">The folder of the company's files.</param>
    /// <param name="lake">The lake's folder.</param>
    /// <param name="sources">The sources.</param>
    public static async Task LandAsync(string simulated, string lake, params IEnumerable<string> sources)
    {
        var seconds = 0.0;
        foreach (var source in sources)
        {
            seconds += (await Processes.MeasureAsync(Processes.Fleet, "land", source, "--lake", lake, "--from", Path.Combine(simulated, source))).Seconds;
        }

        Console.WriteLine($"land {string.Join(", ", sources)}: {seconds:0.0} s");
    }

    /// <summary>Takes away what was made, so that it is made again.</summary>
    public static void Forget(string lake)
    {
        foreach (var made in MadeRoots.Select(name => Path.Combine(lake, name)).Where(Directory.Exists))
        {
            Directory.Delete(made, recursive: true);
        }
    }
}
