using System.Globalization;
using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Lake;

namespace FleetSpark.EngineTests.Plans;

/// <summary>A question about one day of many opens that day's file: all others but the first are broken after their view is defined, so that it fails where it opens one.</summary>
public sealed class DayTests : IDisposable
{
    private const string Folder = "event_date";
    private const int Days = 30;
    private const int RunsOfTheDays = 3;
    private const int First = 0; // its footer tells an engine the columns, unless that is cached
    private const string AllDays = "SELECT CAST(COUNT(*) AS BIGINT), SUM(day) FROM fixes";

    private readonly ScratchFolder _scratch = ScratchFolder.CreateTemporary();

    public static TheoryData<string> Engines => Runs.Engines;

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Question_AboutOneDayOfThirty_OpensThatDaysFileAlone(string engine)
    {
        await using var opened = TestEngines.Opener(engine)(_scratch);
        var files = await DefineDaysAsync(opened);
        Assert.Equal([(long)Days, 465L], Assert.Single(await AskAsync(opened, AllDays)));
        const int day = 17;
        foreach (var file in files.Where((_, index) => index != day - 1 && index != First))
        {
            Break(file);
        }

        Assert.Equal([1L, (long)day], Assert.Single(await AskAsync(opened, $"{AllDays} WHERE {Folder} = DATE '2026-06-{day}'")));
        await Assert.ThrowsAsync<FleetException>(() => AskAsync(opened, AllDays));
        await Assert.ThrowsAsync<FleetException>(() => AskAsync(opened, $"{AllDays} WHERE {Folder} = DATE '2026-06-{day + 1}'"));
    }

    // A run made every third day, each run in a folder of its own.
    private async Task<IReadOnlyList<string>> DefineDaysAsync(IEngine engine)
    {
        var files = new List<string>();
        for (var day = 1; day <= Days; day++)
        {
            var folder = Path.Combine(_scratch.Path, "fixes", $"run-{day % RunsOfTheDays}", $"{Folder}=2026-06-{day.ToString("00", CultureInfo.InvariantCulture)}");
            Directory.CreateDirectory(folder);
            files.Add((await engine.WriteFileAsync($"SELECT CAST({day} AS BIGINT) AS day", Path.Combine(folder, "part-0.parquet"), [], TestContext.Current.CancellationToken))!.Path);
        }

        await engine.DefineFileViewAsync("fixes", new FileView([new EngineColumn("day", "BIGINT"), new EngineColumn(Folder, "DATE")], files, [Folder]), TestContext.Current.CancellationToken);
        return files;
    }

    private static Task<IReadOnlyList<object?[]>> AskAsync(IEngine engine, string sql) => engine.QueryAsync(sql, TestContext.Current.CancellationToken);

    // Not removed: to see that a file is there is not to open it.
    private static void Break(string file) => File.WriteAllBytes(file, new byte[new FileInfo(file).Length]);
}
