namespace FleetSpark.CliTests;

/// <summary>What happens on the way: landing twice, stopping, rebuilding.</summary>
public sealed class LifeTests(SmallLake lake)
{
    [Fact]
    public async Task Land_OfTheSameFiles_LandsNothing()
    {
        var text = await FleetProcess.AnswerAsync(lake.Folder, "land", "bank", "--from", "company/bank");
        Assert.Contains("0 files landed, 2 already, 0 failed", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Land_OfOneBadFile_LandsTheOthersAndExits1()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("good.ndjson"), "{\"device_number\":\"1\"}\n", TestContext.Current.CancellationToken);
        var result = await FleetProcess.RunAsync(folder.Path, "land", "gps", "--from", "good.ndjson", "missing.ndjson");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("landed          good.ndjson: 1 record", result.Output, StringComparison.Ordinal);
        Assert.Contains("FS2001 ", result.Error, StringComparison.Ordinal);
        Assert.Contains("FS5008 1 of 2", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rebuild_OfOneTable_WritesItsStatements()
    {
        using var folder = new TemporaryFolder();
        await FleetProcess.AnswerAsync(folder.Path, "simulate", "--out", "company", "--trucks", "1");
        await FleetProcess.AnswerAsync(folder.Path, "land", "gps", "--from", "company/gps");
        await FleetProcess.AnswerAsync(folder.Path, "run");
        var text = await FleetProcess.AnswerAsync(folder.Path, "rebuild", "--tables", "truck_days", "--sql-log", "log.sql");
        Assert.Contains("truck_days", text, StringComparison.Ordinal);
        Assert.Contains("truck_list", await File.ReadAllTextAsync(folder.PathOf("log.sql"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public Task Sql_Terminated_StopsWithOneLine() => AssertStopsAsync("TERM", FleetProcess.Program);

    // A job in the background inherits that Ctrl-C is ignored, and so do these tests: env gives the signal its meaning back.
    [Fact]
    public Task Sql_Interrupted_StopsWithOneLine() => AssertStopsAsync("INT", "env", "--default-signal=INT", FleetProcess.Program);

    private async Task AssertStopsAsync(string signal, string program, params string[] before)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send to another process.");
        var process = FleetProcess.StartOther(program, lake.Folder, [.. before, "sql", "SELECT i FROM range(100000000000) AS t(i)", "--format", "csv"]);
        try
        {
            await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken); // it is at work
        }
        catch (Exception)
        {
            process.Kill();
            throw;
        }

        using var kill = System.Diagnostics.Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        var (exitCode, _, error) = await FleetProcess.FinishAsync(process);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("FS5005 ", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task Command_WithFleetCatalog_ReadsThatFolder()
    {
        using var copy = new CatalogCopy();
        copy.Edit("tables/trucks/table.yaml", text => text.Replace("description: Which truck", "description: Edited, which truck", StringComparison.Ordinal));
        var answer = await FleetProcess.ShellAsync(lake.Folder, $"FLEET_CATALOG='{copy.Folder}' \"$FLEET\" tables trucks");
        Assert.StartsWith("trucks: Edited, which truck", answer.Answer, StringComparison.Ordinal);
        var missing = await FleetProcess.ShellAsync(lake.Folder, "FLEET_CATALOG=nowhere \"$FLEET\" tables");
        Assert.StartsWith("FS3001 ", missing.Error, StringComparison.Ordinal);
    }
}
