using System.Diagnostics;

namespace FleetSpark.ProcessTests;

/// <summary>
/// A simulated fleet of two days, made once: the first landed and published, the second delivered and not yet landed; and what the
/// tables must be in the end, by a run that nobody disturbed.
/// </summary>
public sealed class PreparedLake : IAsyncLifetime
{
    internal static readonly string[] Sources = ["bank", "fleet", "gps", "places", "tags"];

    private readonly string _folder = Directory.CreateTempSubdirectory("fleetspark-kill-").FullName;

    /// <summary>A lake whose second day is landed and not run yet.</summary>
    public string Landed => Path.Combine(_folder, "landed");

    /// <summary>A lake whose first day is run; the second is not landed yet.</summary>
    public string FirstDay => Path.Combine(_folder, "first");

    /// <summary>The files of the second day, a folder a source.</summary>
    public string SecondDelivery => Path.Combine(_folder, "delivery-2");

    /// <summary>What all tables hold in the end.</summary>
    public IReadOnlyDictionary<string, string> Expected { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long an undisturbed run of the second day takes.</summary>
    public TimeSpan RunTime { get; private set; }

    /// <summary>How long landing the second day's positions takes.</summary>
    public TimeSpan LandTime { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var simulated = Path.Combine(_folder, "simulated");
        await FleetProgram.RunAsync("simulate", "--out", simulated, "--trucks", "60", "--days", "2", "--seed", "11", "--from", "2026-03-01");
        SplitDeliveries(simulated);
        await LandAllAsync(FirstDay, Path.Combine(_folder, "delivery-1"));
        await FleetProgram.RunAsync("run", "--lake", FirstDay);

        Copy(FirstDay, Landed);
        var watch = Stopwatch.StartNew();
        await FleetProgram.RunAsync("land", "gps", "--lake", Landed, "--from", Path.Combine(SecondDelivery, "gps"));
        LandTime = watch.Elapsed;
        await LandAllAsync(Landed, SecondDelivery);

        var done = Path.Combine(_folder, "done");
        Copy(Landed, done);
        watch.Restart();
        await FleetProgram.RunAsync("run", "--lake", done);
        RunTime = watch.Elapsed;
        Expected = await Curated.SnapshotAsync(done);
    }

    /// <summary>A copy of a lake, to be disturbed.</summary>
    public string CopyOf(string lake)
    {
        var copy = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        Copy(lake, copy);
        return copy;
    }

    public static async Task LandAllAsync(string lake, string delivery)
    {
        foreach (var source in Sources.Where(source => Directory.Exists(Path.Combine(delivery, source))))
        {
            await FleetProgram.RunAsync("land", source, "--lake", lake, "--from", Path.Combine(delivery, source));
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private void SplitDeliveries(string simulated)
    {
        foreach (var source in Sources)
        {
            var files = Directory.EnumerateFiles(Path.Combine(simulated, source)).Order(StringComparer.Ordinal).ToList();
            foreach (var (file, index) in files.Select((file, index) => (file, index)))
            {
                var delivery = index < (files.Count + 1) / 2 ? "delivery-1" : "delivery-2";
                var target = Directory.CreateDirectory(Path.Combine(_folder, delivery, source)).FullName;
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
            }
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
