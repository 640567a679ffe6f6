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
    public async Task Sql_Interrupted_StopsWithOneLine()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send to another process.");
        using var process = FleetProcess.Start(lake.Folder, "sql", "SELECT i FROM range(100000000000) AS t(i)", "--format", "csv");
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken); // it is at work
        using var kill = System.Diagnostics.Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("FS5005 ", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(letter => letter == '\n'));
    }
}
