using FleetSpark.Lake;
using FleetSpark.SparkRunTests;

[assembly: AssemblyFixture(typeof(SparkLakes))]

namespace FleetSpark.SparkRunTests;

/// <summary>Lakes of two simulated trucks and one day, made once; each test works on a copy.</summary>
public sealed class SparkLakes : IAsyncLifetime
{
    private const int GpsFiles = 20;
    private readonly TemporaryFolder _folder = new();

    /// <summary>All sources are landed, of the positions a few hours; nothing is made yet.</summary>
    public string Whole => _folder.PathOf("whole");

    /// <summary>The registry is landed and its tables are made; charges are staged and not made yet.</summary>
    public string Small => _folder.PathOf("small");

    /// <summary>What the tables of <see cref="Whole"/> hold once DuckDB made them.</summary>
    public string WholeExpected { get; private set; } = string.Empty;

    /// <summary>What the tables of <see cref="Small"/> hold once DuckDB made them.</summary>
    public string SmallExpected { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        var simulated = _folder.PathOf("simulated");
        await FleetProcess.AnswerAsync(_folder.Path, "simulate", "--out", simulated, "--trucks", "2", "--days", "1", "--seed", "11", "--from", "2026-03-02");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(simulated, "gps")).Order(StringComparer.Ordinal).Skip(GpsFiles).ToList())
        {
            File.Delete(file);
        }

        await LandAsync(Small, simulated, "fleet");
        await FleetProcess.AnswerAsync(_folder.Path, "run", "--lake", Small);
        await LandAsync(Small, simulated, "tags");
        await FleetProcess.AnswerAsync(_folder.Path, "plan", "--lake", Small); // which stages them
        SmallExpected = await MadeAsync(Small);
        foreach (var source in BuiltIn.SourceNames)
        {
            await LandAsync(Whole, simulated, source);
        }

        WholeExpected = await MadeAsync(Whole);
        Assert.DoesNotContain("truck_days: 0 rows", WholeExpected, StringComparison.Ordinal);
        Assert.DoesNotContain("tag_transactions: 0 rows", SmallExpected, StringComparison.Ordinal);
    }

    /// <summary>All that a lake's tables hold.</summary>
    public static Task<string> ContentAsync(string lake) => LakeDump.OfAsync(LakeLocation.Parse(lake), BuiltIn.Catalog);

    /// <summary>That a lake answers, and that the next run, on the engine that is quick to start, makes what DuckDB made of it undisturbed.</summary>
    public async Task AssertSoundAsync(string lake)
    {
        var isSmall = Path.GetFileName(lake).StartsWith("small", StringComparison.Ordinal);
        using (var opened = new TestLake(Lakes.Open(lake)))
        {
            Assert.Equal([[isSmall ? "2" : "0"]], await opened.QueryAsync(isSmall ? "SELECT COUNT(*) AS n FROM trucks" : "SELECT 0 AS n"));
            await opened.RunAsync();
        }

        Assert.Equal(isSmall ? SmallExpected : WholeExpected, await ContentAsync(lake));
    }

    /// <summary>Copies a lake into a test's folder.</summary>
    public static string Copy(string lake, TemporaryFolder folder)
    {
        var copy = folder.PathOf(Path.GetFileName(lake));
        Folders.Copy(lake, copy);
        return copy;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task LandAsync(string lake, string simulated, string source) =>
        await FleetProcess.AnswerAsync(_folder.Path, "land", source, "--lake", lake, "--from", Path.Combine(simulated, source));

    private async Task<string> MadeAsync(string lake)
    {
        var made = _folder.PathOf(Path.GetFileName(lake) + "-made");
        Folders.Copy(lake, made);
        await FleetProcess.AnswerAsync(_folder.Path, "run", "--lake", made);
        return await ContentAsync(made);
    }
}
