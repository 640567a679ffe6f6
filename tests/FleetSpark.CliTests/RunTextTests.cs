namespace FleetSpark.CliTests;

/// <summary>What a run, a plan and a history say beside their numbers.</summary>
public sealed class RunTextTests(SmallLake lake) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_OfATableWhoseInputIsStale_NamesTheInput()
    {
        await LandAsync(1, 0);
        await AnswerAsync("run");
        await LandAsync(2, 0);
        const string Hint = "device_last_fixes, gps_positions are stale and were not selected: leave out --tables, or name them too.\n";
        Assert.Equal($"Nothing that was selected is stale.\n{Hint}", await AnswerAsync("plan", "--tables", "truck_days"));
        var run = await AnswerAsync("run", "--tables", "truck_days");
        Assert.EndsWith(Hint, run, StringComparison.Ordinal);
        Assert.DoesNotContain("on none", run, StringComparison.Ordinal);
        Assert.Contains(" │ –      │ ", await AnswerAsync("history"), StringComparison.Ordinal);
        Assert.EndsWith("gps_positions is stale and was not selected: leave out --tables, or name it too.\n", await AnswerAsync("run", "--tables", "truck_days,device_last_fixes"), StringComparison.Ordinal);
        Assert.DoesNotContain("not selected", await AnswerAsync("run"), StringComparison.Ordinal);
        Assert.DoesNotContain("not selected", await AnswerAsync("run", "--tables", "truck_days"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, 1, false)]
    [InlineData(8, 2, true)]
    public async Task Run_ThatRejectsMoreThanATenth_SaysHowToSeeWhy(int good, int bad, bool isTold)
    {
        await LandAsync(good, bad);
        var run = await AnswerAsync("run");
        Assert.Equal(isTold, run.Contains($"{bad} of {good + bad} records of gps were rejected or refused", StringComparison.Ordinal));
        if (isTold)
        {
            var sql = run[run.IndexOf("SELECT ", StringComparison.Ordinal)..];
            Assert.Equal("reason_code,records\nlatitude_out_of_range,2\n", await AnswerAsync("sql", sql[..sql.IndexOf('"', StringComparison.Ordinal)], "--format", "csv"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"run_id\":")]
    public async Task History_BesideABrokenReport_ShowsTheOthersAndSaysSo(string content)
    {
        lake.CopyTo(_folder.Path);
        await File.WriteAllTextAsync(_folder.PathOf("lake", "curated", "_runs", "20200101T000000Z-00000000.json"), content, TestContext.Current.CancellationToken);
        foreach (var option in new[] { "--json", "--lake=lake" })
        {
            var result = await FleetProcess.RunAsync(_folder.Path, "history", option);
            Assert.Equal(0, result.ExitCode);
            Assert.Contains("duckdb", result.Output, StringComparison.Ordinal);
            Assert.Contains("_runs/20200101T000000Z-00000000.json", Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }
    }

    private async Task LandAsync(int good, int bad)
    {
        var records = Enumerable.Range(0, good + bad).Select(i => $$"""{"device_number":"dev-1","latitude":{{(i < good ? "-23" : "-91")}},"longitude":-46.5,"recorded_at":"2026-03-10T12:00:{{i:00}}Z"}""");
        var file = $"20260310T13{good:00}{bad:00}Z.ndjson";
        await File.WriteAllLinesAsync(_folder.PathOf(file), records, TestContext.Current.CancellationToken);
        await AnswerAsync("land", "gps", "--from", file);
    }

    private Task<string> AnswerAsync(params string[] arguments) => FleetProcess.AnswerAsync(_folder.Path, arguments);
}
