using System.Diagnostics;
using FleetSpark.Lake;

namespace FleetSpark.ProcessTests;

/// <summary>
/// A simulated fleet of two days, made once: the first landed and published, the second delivered and not yet landed; and what the
/// tables must be in the end, by a run that nobody disturbed.
/// </summary>
public sealed class PreparedLake : IAsyncLifetime
{
    private static readonly int Trucks = Cases.Of(few: 12, many: 60);

    private readonly TemporaryFolder _folder = new();
    private LocalCloud? _cloud;

    /// <summary>Where all of it is.</summary>
    public string Folder => _folder.Path;

    /// <summary>A lake whose second day is landed and not run yet.</summary>
    public string Landed => _folder.PathOf("landed");

    /// <summary>A lake whose first day is run; the second is not landed yet.</summary>
    public string FirstDay => _folder.PathOf("first");

    /// <summary>The files of the second day, a folder a source.</summary>
    public string SecondDelivery => _folder.PathOf("delivery-2");

    /// <summary>What all tables hold in the end.</summary>
    public string Expected { get; private set; } = string.Empty;

    /// <summary>How long an undisturbed run of the second day takes.</summary>
    public TimeSpan RunTime { get; private set; }

    /// <summary>How long landing the second day's positions takes.</summary>
    public TimeSpan LandTime { get; private set; }

    /// <summary>The local cloud, started for the first test that asks; they run one after the other.</summary>
    public async Task<LocalCloud> CloudAsync() => _cloud ??= await LocalCloud.StartAsync();

    public async ValueTask InitializeAsync()
    {
        var simulated = _folder.PathOf("simulated");
        await FleetProcess.AnswerAsync(_folder.Path, "simulate", "--out", simulated, "--trucks", $"{Trucks}", "--days", "2", "--seed", "11", "--from", "2026-03-01");
        SplitDeliveries(simulated);
        await LandAllAsync(FirstDay, _folder.PathOf("delivery-1"));
        await FleetProcess.AnswerAsync(_folder.Path, "run", "--lake", FirstDay);

        Folders.Copy(FirstDay, Landed);
        var watch = Stopwatch.StartNew();
        await FleetProcess.AnswerAsync(_folder.Path, "land", "gps", "--lake", Landed, "--from", Path.Combine(SecondDelivery, "gps"));
        LandTime = watch.Elapsed;
        await LandAllAsync(Landed, SecondDelivery);

        var done = _folder.PathOf("done");
        Folders.Copy(Landed, done);
        watch.Restart();
        await FleetProcess.AnswerAsync(_folder.Path, "run", "--lake", done);
        RunTime = watch.Elapsed;
        Expected = await ContentAsync(done);
        Assert.DoesNotContain("truck_days: 0 rows", Expected, StringComparison.Ordinal);
    }

    /// <summary>A copy of a lake, to be disturbed.</summary>
    public string CopyOf(string lake)
    {
        var copy = _folder.PathOf(Guid.NewGuid().ToString("N"));
        Folders.Copy(lake, copy);
        return copy;
    }

    /// <summary>What all tables of a lake hold.</summary>
    public static Task<string> ContentAsync(string lake) => LakeDump.OfAsync(LakeLocation.Parse(lake), BuiltIn.Catalog);

    /// <summary>Lands all sources of a delivery.</summary>
    public static async Task LandAllAsync(string lake, string delivery)
    {
        foreach (var source in BuiltIn.SourceNames.Where(source => Directory.Exists(Path.Combine(delivery, source))))
        {
            await FleetProcess.AnswerAsync(delivery, "land", source, "--lake", lake, "--from", Path.Combine(delivery, source));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cloud is not null)
        {
            await _cloud.DisposeAsync();
        }

        _folder.Dispose();
    }

    private void SplitDeliveries(string simulated)
    {
        foreach (var source in BuiltIn.SourceNames)
        {
            var files = Directory.EnumerateFiles(Path.Combine(simulated, source)).Order(StringComparer.Ordinal).ToList();
            foreach (var (file, index) in files.Select((file, index) => (file, index)))
            {
                var delivery = index < (files.Count + 1) / 2 ? "delivery-1" : "delivery-2";
                var target = Directory.CreateDirectory(_folder.PathOf(delivery, source)).FullName;
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
            }
        }
    }
}
