using System.Security.Cryptography;
using System.Text.Json;
using FleetSpark.Core;
using FleetSpark.Simulator;

namespace FleetSpark.SimulatorTests;

public sealed class OutputTests
{
    /// <summary>
    /// Approved: SHA-256 of names and uncompressed bytes of a run of 60 trucks on one day. It is the same on x64 and ARM64. Whoever changes
    /// what is simulated puts the new value here and says so in the commit.
    /// </summary>
    private const string Approved = "769bcad257366d76f2a216289eed5f5d769cd3f5c78aff7d78bdba935336b3f8";

    [Fact]
    public async Task Days_OfASecondSimulation_ShareNoIdWithTheFirst()
    {
        using var folder = new TemporaryFolder();
        var first = Options(folder, 60, 2);
        await new FleetSimulation(first with { OutFolder = folder.PathOf("first") }).WriteAsync(null, TestContext.Current.CancellationToken);
        await new FleetSimulation(first with { OutFolder = folder.PathOf("second"), From = first.From.AddDays(2) }).WriteAsync(null, TestContext.Current.CancellationToken);
        foreach (var (source, id) in new[] { ("tags", "transaction_id"), ("bank", "transactionId") })
        {
            var earlier = IdsOf(folder.PathOf("first"), source, id);
            Assert.True(earlier.Count > 50);
            Assert.DoesNotContain(IdsOf(folder.PathOf("second"), source, id), earlier.Contains);
        }
    }

    [Fact]
    public async Task Simulation_OfTheApprovedOptions_GivesTheApprovedBytes()
    {
        using var folder = new TemporaryFolder();
        await new FleetSimulation(Options(folder, 60, 1)).WriteAsync(null, TestContext.Current.CancellationToken);
        var hash = HashOf(folder.Path);
        Assert.True(hash == Approved, $"The bytes changed: they hash to {hash}, approved is {Approved}.");
    }

    [Fact]
    public async Task Simulation_OfTheSameOptions_GivesTheSameBytesUnlessTheSeedIsAnother()
    {
        var hashes = new List<string>();
        foreach (var seed in new[] { 5L, 5L, 6L })
        {
            using var folder = new TemporaryFolder();
            await new FleetSimulation(Options(folder, 150, 2) with { Seed = seed }).WriteAsync(null, TestContext.Current.CancellationToken);
            hashes.Add(HashOf(folder.Path));
        }

        Assert.Equal(hashes[0], hashes[1]);
        Assert.NotEqual(hashes[0], hashes[2]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task BadFiles_AskedForOrNot_AreWrittenOnlyThen(bool badFiles)
    {
        using var folder = new TemporaryFolder();
        var options = Options(folder, 1, 1) with { BadFiles = badFiles };
        var summary = await new FleetSimulation(options).WriteAsync(null, TestContext.Current.CancellationToken);
        var kinds = SimulatedRun.ReadTruth(folder.Path, "defects.ndjson").Where(d => d.Text("source") == "bad").Select(d => d.Text("kind"));
        Assert.Equal(badFiles ? ["gzip_truncated", "file_empty", "binary", "gzip_name_only", "utf16"] : [], kinds);
        Assert.Equal(badFiles, Directory.Exists(folder.PathOf("bad")));
        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
        Assert.Equal(files.Length, summary.Files);
        Assert.Equal(files.Sum(f => new FileInfo(f).Length), summary.Bytes);
    }

    [Fact]
    public async Task FileNames_OfTwoDays_AreSendTimesOnThem()
    {
        using var folder = new TemporaryFolder();
        await new FleetSimulation(Options(folder, 2, 2)).WriteAsync(null, TestContext.Current.CancellationToken);
        var gps = Directory.GetFiles(folder.PathOf("gps")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(576, gps.Length);
        Assert.Equal("20260329T000459Z.ndjson.gz", gps[0]);
        Assert.Equal("20260330T235959Z.ndjson.gz", gps[^1]);
    }

    [Fact]
    public async Task Files_OfADay_HaveMarksBlankLinesAndCarriageReturns()
    {
        using var folder = new TemporaryFolder();
        await new FleetSimulation(Options(folder, 60, 1)).WriteAsync(null, TestContext.Current.CancellationToken);
        var files = Directory.GetFiles(folder.PathOf("gps")).Select(SimulatedRun.Unpack).ToArray();
        Assert.Contains(files, f => f.AsSpan().StartsWith("\uFEFF"u8));
        Assert.Contains(files, f => f.AsSpan().IndexOf("\n\n"u8) >= 0);
        Assert.Contains(files, f => f.AsSpan().IndexOf("\r\n"u8) >= 0);
    }

    [Fact]
    public async Task OutFolder_WithFiles_IsRefusedAndNothingWritten()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("mine.txt"), "", TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<FleetException>(() => new FleetSimulation(Options(folder, 1, 1)).WriteAsync(null, TestContext.Current.CancellationToken));
        Assert.Equal("FS6002", error.Code);
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task OutFolder_ThatCannotBeMade_IsRefusedWithTheCause()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var options = Options(folder, 1, 1) with { OutFolder = Path.Combine(file, "out") };
        var error = await Assert.ThrowsAsync<FleetException>(() => new FleetSimulation(options).WriteAsync(null, TestContext.Current.CancellationToken));
        Assert.Equal("FS6003", error.Code);
    }

    [Fact]
    public async Task Options_OutOfRange_AreAllNamedAtOnce()
    {
        var options = new SimulationOptions { OutFolder = " ", Trucks = 0, Days = 3_661, From = Day.Parse("2018-01-01") };
        var error = await Assert.ThrowsAsync<FleetException>(() => new FleetSimulation(options).WriteAsync(null, TestContext.Current.CancellationToken));
        Assert.Equal("FS6001", error.Code);
        Assert.All(["folder has no name", "not 0", "not 3661", "not 2018-01-01"], part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Simulation_CancelledOnItsFirstDay_StopsSoon()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        // Cancelled by the first day's line of progress, so that the run is under way.
        var progress = new Canceller(cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new FleetSimulation(Options(folder, 5, 3_000)).WriteAsync(progress, cancellation.Token));
    }

    private static HashSet<string> IdsOf(string root, string source, string id) =>
    [
        .. SimulatedRun.ReadLines(root).Where(line => line.Source == source && Judge.ReasonFor(line) is null)
            .Select(line => JsonDocument.Parse(line.Bytes).RootElement.Text(id)!),
    ];

    private static SimulationOptions Options(TemporaryFolder folder, int trucks, int days) =>
        new() { OutFolder = folder.Path, Trucks = trucks, Days = days, Seed = 1, From = SimulatedRun.From };

    private static string HashOf(string root)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Directory.GetFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetRelativePath(root, path).Replace('\\', '/')));
            hash.AppendData(path.EndsWith(".gz", StringComparison.Ordinal) ? SimulatedRun.Unpack(path) : File.ReadAllBytes(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed class Canceller(CancellationTokenSource cancellation) : IProgress<string>
    {
        public void Report(string value) => cancellation.Cancel();
    }
}
