namespace FleetSpark.SparkRunTests;

/// <summary>A run on Spark in front of a terminal.</summary>
public sealed class ConsoleTests(SparkLakes lakes)
{
    [Fact]
    public async Task Run_OnATerminal_ShowsStagesAndNothingOfSparksLog()
    {
        using var run = new SparkRun();
        var lake = SparkLakes.Copy(lakes.Staged, run.Folder);
        var end = await run.ShellAsync($"exec script -qec \"stty cols 160; '$FLEET' run --engine spark --master 'local[2]' --lake '{lake}'\" /dev/null");
        Assert.True(end.ExitCode == 0, end.Output);
        Assert.Equal(lakes.Expected, await SparkLakes.ContentAsync(lake));
        Assert.Matches(@"(make|stage|check) [^\r\n]*\(stage \d+: \d+ of \d+ tasks", end.Output);
        Assert.Equal(2, end.Output.Split($"Spark's log is '{run.Folder.Path}/spark-").Length);
        Assert.Empty(Directory.GetFiles(run.Folder.Path, "spark-*.log"));
        Assert.DoesNotMatch(@" (WARN|INFO|ERROR) |WARNING:|log4j", end.Output);
    }
}
