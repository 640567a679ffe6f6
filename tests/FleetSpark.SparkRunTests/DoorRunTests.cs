namespace FleetSpark.SparkRunTests;

/// <summary><c>fleet</c> through its three doors to Spark, as the README says.</summary>
public sealed class DoorRunTests(SparkLakes lakes)
{
    private static readonly string Beside = Path.GetDirectoryName(FleetProcess.Program)!;

    /// <summary>A door, and what stands before the arguments of fleet.</summary>
    public static TheoryData<Door, string> Doors => new()
    {
        { Door.Child, "$FLEET" },
        { Door.Script, $"eval $SUBMIT --master 'local[2]' $PYSPARK_SUBMIT_ARGS '{Beside}/launch.py'" },
        { Door.Direct, $"eval $SUBMIT --master 'local[2]' $PYSPARK_SUBMIT_ARGS --conf 'spark.pyspark.driver.python={FleetProcess.Program}' '{Beside}/app.py'" },
    };

    // What a run makes behind them: through the first one SurroundingsTests look, and the README's commands lead through all three.
    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Run_ThatIsRefused_EndsWith1(Door door, string command)
    {
        using var run = new SparkRun();
        var lake = SparkLakes.Copy(lakes.Staged, run.Folder);
        await File.WriteAllTextAsync(Path.Combine(lake, "settings.yaml"), "company_zone: Nowhere/Land\n", TestContext.Current.CancellationToken);
        var end = await run.ShellAsync($"{command} run --engine spark --lake '{lake}'");
        Assert.True(end.ExitCode == 1, $"door {door}: {end.ExitCode} {end.Error}");
        Assert.Contains("FS1005 ", end.Output + end.Error, StringComparison.Ordinal); // Spark sends both to its own output
    }

    [Fact]
    public async Task FirstArgument_ThatIsAScript_IsAnArgumentWithoutSpark()
    {
        var end = await FleetProcess.RunAsync(RepositoryFiles.Root, "app.py", "tables");
        Assert.Equal(2, end.ExitCode);
        Assert.Contains("'app.py'", end.Error, StringComparison.Ordinal);
    }
}
