namespace FleetSpark.SparkRunTests;

/// <summary>What a run says where there is no Spark to run on, and that it loses nothing.</summary>
public sealed class StartFaultTests(SparkLakes lakes)
{
    [Theory]
    [InlineData("unset SPARK_HOME;", "FS4006 There is no Spark to run on. The variable SPARK_HOME is not set; set it to the folder of a Spark 3.5.")]
    [InlineData("SPARK_HOME=$PWD", "FS4006 There is no Spark to run on. The program '")]
    [InlineData("JAVA_HOME=$PWD", "FS4007 Spark found no Java that it runs on: ")]
    [InlineData("PYSPARK_SUBMIT_ARGS=--conf", "FS4009 Spark did not start: ")]
    [InlineData("PYSPARK_SUBMIT_ARGS=\"'\"", "FS4009 Spark did not start: The variable PYSPARK_SUBMIT_ARGS cannot be read. A ' is not closed.")]
    [InlineData("PYSPARK_GATEWAY_PORT=1 PYSPARK_GATEWAY_SECRET=x", "FS4009 Spark did not start: The JVM's gateway at 127.0.0.1:1 does not answer: ")]
    [InlineData("PYSPARK_GATEWAY_PORT=99999 PYSPARK_GATEWAY_SECRET=x", "FS4009 Spark did not start: The variable PYSPARK_GATEWAY_PORT is '99999', which is no port.")]
    [InlineData("PYSPARK_SUBMIT_ARGS='--master nonsense'", "FS4009 Spark did not start: ")]
    [InlineData("PYSPARK_SUBMIT_ARGS='--master local[x]'", "FS4009 Spark did not start: Could not parse Master URL: 'local[x]'.")]
    public async Task Run_WithoutASparkThatStarts_SaysWhatIsMissing(string environment, string expected)
    {
        using var run = new SparkRun();
        var lake = SparkLakes.Copy(lakes.Staged, run.Folder);
        var end = await run.ShellAsync($"{environment} exec $FLEET run --engine spark --lake '{lake}'");
        IsRefused(end, expected);
        Assert.All(Directory.GetFiles(run.Folder.Path, "spark-*.log"), log => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(log) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)));
        lakes.AssertUntouched(lake);
    }

    // Spark itself tries for a minute.
    [Fact]
    public async Task Run_OnAMasterThatIsNotThere_EndsAndSaysSo()
    {
        using var run = new SparkRun();
        var lake = SparkLakes.Copy(lakes.Staged, run.Folder);
        var end = await run.ShellAsync($"exec $FLEET run --engine spark --master spark://127.0.0.1:1 --lake '{lake}'");
        IsRefused(end, "FS4009 Spark did not start: ");
        Assert.Matches("the master spark://127.0.0.1:1 did not answer|All masters are unresponsive", end.Error);
        lakes.AssertUntouched(lake);
    }

    [Fact]
    public async Task Run_StoppedWhileAMasterDoesNotAnswer_Ends()
    {
        using var run = new SparkRun();
        var lake = SparkLakes.Copy(lakes.Staged, run.Folder);
        var process = run.Begin($"exec $FLEET run --engine spark --master spark://127.0.0.1:1 --lake '{lake}'");
        await run.UntilAsync("the log tells of the master", () => Directory.EnumerateFiles(run.Folder.Path, "spark-*.log").Any(log => File.ReadAllText(log).Contains("Failed to connect to master", StringComparison.Ordinal)));
        await ProcessFamily.SignalAsync("TERM", process.Id);
        IsRefused(await FleetProcess.FinishAsync(process), "FS5005 ");
        await run.AssertGoneAsync();
        lakes.AssertUntouched(lake);
    }

    private static void IsRefused(FleetResult end, string expected)
    {
        var lines = end.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("Spark's log is '", StringComparison.Ordinal));
        Assert.Equal((1, string.Empty), (end.ExitCode, end.Output));
        var line = Assert.Single(lines);
        Assert.StartsWith(expected, line, StringComparison.Ordinal);
        if (line.StartsWith("FS4009 ", StringComparison.Ordinal))
        {
            Assert.Matches(@"\. Look at --master and PYSPARK_SUBMIT_ARGS(; its log '[^']+spark-\d+\.log' has more)?\.\z", line);
        }
    }
}
