namespace FleetSpark.SparkRunTests;

/// <summary>A run on Spark that is stopped, or whose Spark is: by its code, with no process left, and the next run makes what is missing.</summary>
public sealed class KillTests(SparkLakes lakes)
{
    /// <summary>What stops it: Ctrl-C, and with FLEET_SLOW=1 a service's end too.</summary>
    public static TheoryData<string> Signals => Cases.Of<TheoryData<string>>(few: ["INT"], many: ["INT", "TERM"]);

    [Theory]
    [MemberData(nameof(Signals))]
    public async Task Run_Stopped_EndsByItsCode(string signal)
    {
        using var run = new SparkRun();
        var lake = SparkLakes.Copy(lakes.Staged, run.Folder);
        var process = await WritingAsync(run, lake);
        await ProcessFamily.SignalAsync(signal, process.Id);
        var end = await FleetProcess.FinishAsync(process);
        Assert.Equal(1, end.ExitCode);
        Assert.EndsWith("\nFS5005 Stopped. What was whole by then is kept. Safe to run again.\n", end.Error, StringComparison.Ordinal);
        await run.AssertGoneAsync();
        await lakes.AssertSoundAsync(lake);
    }

    [Fact]
    public async Task Run_Killed_LeavesNoJvm()
    {
        using var run = new SparkRun();
        var lake = SparkLakes.Copy(lakes.Staged, run.Folder);
        var process = await WritingAsync(run, lake);
        process.Kill(); // SIGKILL, this process alone
        await FleetProcess.FinishAsync(process);
        await run.AssertGoneAsync();
        await lakes.AssertSoundAsync(lake);
    }

    [Fact]
    public async Task Run_WhoseJvmIsKilled_SaysSo()
    {
        using var run = new SparkRun();
        var lake = SparkLakes.Copy(lakes.Staged, run.Folder);
        var process = await WritingAsync(run, lake);
        await ProcessFamily.SignalAsync("KILL", run.Jvm);
        var end = await FleetProcess.FinishAsync(process);
        Assert.Equal(1, end.ExitCode);
        TestContext.Current.TestOutputHelper?.WriteLine(end.Error);
        Assert.Matches(@"\nFS4010 [^\n]+: Spark's JVM ended during [^\n]+ Its log is '[^\n]+spark-\d+\.log'\. [^\n]+ Safe to run again\.\n\z", end.Error);
        await run.AssertGoneAsync();
        await lakes.AssertSoundAsync(lake);
    }

    private static async Task<System.Diagnostics.Process> WritingAsync(SparkRun run, string lake)
    {
        var process = run.Begin($"exec $FLEET run --engine spark --master 'local[2]' --lake '{lake}'");
        await run.UntilAsync("Spark writes a file", () => SparkRun.IsWriting(lake) && run.HasJvm);
        return process;
    }
}
