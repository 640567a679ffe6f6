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

    /// <summary>Those that spark-submit opens.</summary>
    public static IEnumerable<TheoryDataRow<Door, string>> SparksDoors => Doors.Skip(1);

    // Through the first one SurroundingsTests runs. A door is one whatever is made behind it: one table of few rows.
    [Theory]
    [MemberData(nameof(SparksDoors))]
    public async Task Rebuild_ThroughADoor_MakesWhatDuckDbMade(Door door, string command)
    {
        using var run = new SparkRun();
        var lake = SparkLakes.Copy(lakes.Staged, run.Folder);
        var end = await run.ShellAsync($"{command} rebuild --tables trucks --engine spark --lake '{lake}'");
        Assert.True(end.ExitCode == 0, $"door {door}: {end.ExitCode} {end.Error}");
        Assert.Matches(@"Published as run \S+ in \S+ s on spark\.", end.Output);
        Assert.Equal(await SparkLakes.ContentAsync(lakes.Staged), await SparkLakes.ContentAsync(lake));
    }

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
