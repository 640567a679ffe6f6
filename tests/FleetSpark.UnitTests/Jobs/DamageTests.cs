using FleetSpark.Core;
using FleetSpark.Jobs.Planning;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Jobs;

/// <summary>Objects of a lake that went missing or were cut.</summary>
public sealed class DamageTests : IDisposable
{
    private static readonly DateTimeOffset SentAt = new(2026, 3, 12, 0, 0, 0, TimeSpan.Zero);

    private readonly TestLake _lake = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task Query_OfATableWithAMissingFile_NamesTheFileAndOthersAreAnswered()
    {
        var key = await DamageAsync("gps_positions", File.Delete);
        var failure = await Assert.ThrowsAsync<FleetException>(() => _lake.QueryAsync("WITH w AS (SELECT * FROM GPS_positions) SELECT COUNT(*) FROM w"));
        AssertOneLine("FS1008", failure, key, "fleet rebuild --tables gps_positions");
        Assert.NotEmpty(await _lake.QueryAsync("SELECT plate FROM truck_days"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Query_OfATableWithACutFile_NamesTheTableAndOthersAreAnswered(int day)
    {
        await DamageAsync("gps_positions", path => File.WriteAllText(path, "cut"), day);
        var failure = await Assert.ThrowsAsync<FleetException>(() => _lake.QueryAsync("SELECT COUNT(*) FROM gps_positions"));
        AssertOneLine("FS4005", failure, "'gps_positions'", "fleet rebuild --tables gps_positions");
        Assert.NotEmpty(await _lake.QueryAsync("SELECT plate FROM truck_days"));
    }

    [Fact]
    public async Task Check_OfATableWithAMissingFile_NamesTheFile()
    {
        var key = await DamageAsync("gps_positions", File.Delete);
        AssertOneLine("FS1008", await Assert.ThrowsAsync<FleetException>(() => _lake.Pipeline.CheckAsync(Selection.All, Token)), key);
    }

    [Fact]
    public async Task Check_OfATableWithACutFile_NamesTheFile()
    {
        var key = await DamageAsync("gps_positions", path => File.WriteAllText(path, "cut"), day: 1);
        AssertOneLine("FS4001", await Assert.ThrowsAsync<FleetException>(() => _lake.Pipeline.CheckAsync(Selection.All, Token)), key);
    }

    [Theory]
    [InlineData("gps_positions")]
    [InlineData("trucks")]
    public async Task Rebuild_OfATableWithAMissingFile_MakesItAgain(string table)
    {
        await DamageAsync(table, File.Delete);
        await _lake.RunAsync(new Selection { Tables = [table], IsForced = true });
        Assert.NotEmpty(await _lake.QueryAsync($"SELECT * FROM {table}"));
        await _lake.Pipeline.CheckAsync(Selection.All, Token);
    }

    [Fact]
    public async Task Run_OverMissingStagedFiles_NamesOneAndRebuildStagesThemAgain()
    {
        await PutAsync();
        await _lake.RunAsync();
        var staged = DeleteStaged("gps");
        await _lake.PutAsync("gps", SentAt.AddHours(1), """{"device_number":"dev-2","latitude":-23,"longitude":-46.5,"recorded_at":"2026-03-10T13:00:00Z"}""");
        var failure = await Assert.ThrowsAsync<FleetException>(() => _lake.RunAsync());
        AssertOneLine("FS1009", failure, "'_staged/gps/", "fleet rebuild --tables");
        Assert.Contains(Path.GetFileName(staged[0]), failure.Message, StringComparison.Ordinal);
        var report = await _lake.RunAsync(new Selection { Tables = ["trucks"], IsForced = true });
        Assert.Equal((2, 3L), (Assert.Single(report.Staged).Objects, Assert.Single(report.Staged).Ok));
        await _lake.RunAsync();
        Assert.Equal("3", Assert.Single(await _lake.QueryAsync("SELECT CAST(COUNT(*) AS INT) FROM gps_positions"))[0]);
        await _lake.RebuildAsync();
    }

    [Fact]
    public async Task Rebuild_OverAllStagedFilesMissing_GivesTheSameRows()
    {
        await PutAsync();
        await _lake.RunAsync();
        var before = await _lake.DumpAsync();
        Assert.NotEmpty(DeleteStaged("gps"));
        Assert.NotEmpty(DeleteStaged("fleet"));
        await _lake.RebuildAsync();
        Assert.Equal(before, await _lake.DumpAsync());
        Assert.Empty(await _lake.PlanAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task Rebuild_OverACutStagedFile_StagesItAgain(int bytes)
    {
        await PutAsync();
        await _lake.RunAsync();
        var before = await _lake.DumpAsync();
        foreach (var file in StagedOf("gps"))
        {
            await using var cut = File.OpenWrite(file);
            cut.SetLength(bytes);
        }

        AssertOneLine("FS1009", await Assert.ThrowsAsync<FleetException>(() => _lake.Pipeline.CheckAsync(Selection.All, Token)), "fleet rebuild --tables");
        await _lake.RebuildAsync();
        Assert.Equal(before, await _lake.DumpAsync());
        await _lake.Pipeline.CheckAsync(Selection.All, Token);
    }

    [Fact]
    public async Task Rebuild_OverAMissingStagedFileWithoutItsRawObject_NamesTheFile()
    {
        await PutAsync();
        await _lake.RunAsync();
        var staged = DeleteStaged("gps");
        Directory.Delete(Path.Combine(_lake.Lake.Location.Path, "raw", "gps"), recursive: true);
        AssertOneLine("FS1009", await Assert.ThrowsAsync<FleetException>(() => _lake.RebuildAsync()), Path.GetFileName(staged[0]));
    }

    [Fact]
    public async Task Run_AfterAPlanWhoseStagedFilesAreGone_StagesThemAgain()
    {
        await PutAsync();
        Assert.NotEmpty(await _lake.PlanAsync());
        Assert.NotEmpty(DeleteStaged("gps"));
        await _lake.RunAsync();
        Assert.Equal("2", Assert.Single(await _lake.QueryAsync("SELECT CAST(COUNT(*) AS INT) FROM gps_positions"))[0]);
    }

    [Fact]
    public async Task Run_OverAMissingManifest_SaysThatNoRunMakesIt()
    {
        await PutAsync();
        await _lake.RunAsync();
        File.Delete(Directory.EnumerateFiles(Path.Combine(_lake.Lake.Location.Path, "curated", "_manifests", "gps_positions")).Single());
        AssertOneLine("FS1006", await Assert.ThrowsAsync<FleetException>(() => _lake.RebuildAsync()), "_manifests/gps_positions/", "bring it back from a copy");
    }

    // A fix on each of two days.
    private async Task PutAsync()
    {
        await _lake.PutAsync("fleet", SentAt, """{"plate":"AAA1A11","model":"FH","device_number":"dev-1","valid_from":"2026-03-01T00:00:00Z"}""");
        await _lake.PutAsync(
            "gps",
            SentAt,
            """{"device_number":"dev-1","latitude":-23,"longitude":-46.5,"recorded_at":"2026-03-10T12:00:00Z"}""",
            """{"device_number":"dev-1","latitude":-23,"longitude":-46.5,"recorded_at":"2026-03-11T12:00:00Z"}""");
    }

    private List<string> DeleteStaged(string source)
    {
        var files = StagedOf(source);
        files.ForEach(File.Delete);
        return files;
    }

    private List<string> StagedOf(string source)
    {
        var root = source == "gps" ? "curated" : "restricted";
        return [.. Directory.EnumerateFiles(Path.Combine(_lake.Lake.Location.Path, root, "_staged", source), "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    private async Task<string> DamageAsync(string table, Action<string> damage, int day = 0)
    {
        await PutAsync();
        await _lake.RunAsync();
        var partitions = (await _lake.PartitionsAsync()).Where(pair => pair.Key.StartsWith(table + " ", StringComparison.Ordinal)).OrderBy(pair => pair.Key, StringComparer.Ordinal);
        var key = partitions.ElementAt(day).Value.Files.Single().Key;
        damage((await _lake.Lake.Curated.FetchAsync(key, Token))!.Path);
        return key;
    }

    private static void AssertOneLine(string code, FleetException failure, params string[] parts)
    {
        Assert.True(failure.Code == code, failure.ToString());
        Assert.DoesNotContain('\n', failure.Line);
        Assert.All(parts, part => Assert.Contains(part, failure.Message, StringComparison.Ordinal));
    }
}
