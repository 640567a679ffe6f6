using System.Security.Cryptography;
using FleetSpark.Lake;
using FleetSpark.SparkRunTests;

[assembly: AssemblyFixture(typeof(SparkLakes))]

namespace FleetSpark.SparkRunTests;

/// <summary>A lake of two simulated trucks and one day, made once; each test works on a copy.</summary>
public sealed class SparkLakes : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The registry is landed and its tables are made; charges are staged and not made yet.</summary>
    public string Staged => _folder.PathOf("staged");

    /// <summary>What the tables of <see cref="Staged"/> hold once DuckDB made them.</summary>
    public string Expected { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        var simulated = _folder.PathOf("simulated");
        await FleetProcess.AnswerAsync(_folder.Path, "simulate", "--out", simulated, "--trucks", "2", "--days", "1", "--seed", "11", "--from", "2026-03-02");
        await LandAsync(Staged, simulated, "fleet");
        await FleetProcess.AnswerAsync(_folder.Path, "run", "--lake", Staged);
        await LandAsync(Staged, simulated, "tags");
        await FleetProcess.AnswerAsync(_folder.Path, "plan", "--lake", Staged); // which stages them
        Expected = await MadeAsync(Staged);
        Assert.DoesNotContain("tag_transactions: 0 rows", Expected, StringComparison.Ordinal);
    }

    /// <summary>All that a lake's tables hold.</summary>
    public static Task<string> ContentAsync(string lake) => LakeDump.OfAsync(LakeLocation.Parse(lake), BuiltIn.Catalog);

    /// <summary>That a lake answers, and that the next run, on the engine that is quick to start, makes what DuckDB made of it undisturbed.</summary>
    public async Task AssertSoundAsync(string lake)
    {
        using (var opened = new TestLake(Lakes.Open(lake)))
        {
            Assert.Equal([["2"]], await opened.QueryAsync("SELECT COUNT(*) AS n FROM trucks"));
            await opened.RunAsync();
        }

        Assert.Equal(Expected, await ContentAsync(lake));
    }

    /// <summary>That a copy of <see cref="Staged"/> has the same files, byte for byte, so that the next run makes of it what it would have made.</summary>
    public void AssertUntouched(string lake) => Assert.Equal(FilesOf(Staged), FilesOf(lake));

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

    private static IEnumerable<string> FilesOf(string lake) => Directory.EnumerateFiles(lake, "*", SearchOption.AllDirectories)
        .Select(file => $"{Path.GetRelativePath(lake, file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")
        .Order(StringComparer.Ordinal);

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
