namespace FleetSpark.RehearsalTests;

/// <summary>What came of the day: the run, the answers, and nothing that is left.</summary>
public sealed class DayTests(Rehearsal fixture)
{
    private readonly Rehearsal _rehearsal = fixture.Whole();

    private static string[] Questions => [.. Directory.EnumerateFiles(RepositoryFiles.PathOf("docs", "queries"), "*.sql").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> AllQuestions => [.. Questions];

    [Theory]
    [MemberData(nameof(AllQuestions))]
    public void Question_AskedOfAthena_IsAnsweredAsDuckDbDoes(string name)
    {
        var (byAthena, byDuckDb) = _rehearsal.Answers[name];
        Assert.Equal(byDuckDb, byAthena);
    }

    // Two empty answers would be equal too. Of one day some questions find nothing.
    [Fact]
    public void Questions_OfOneDay_AreMostlyAnsweredByRows() =>
        Assert.InRange(_rehearsal.Answers.Values.Count(answer => answer.ByAthena.Contains('{', StringComparison.Ordinal)), 7, Questions.Length);

    [Fact]
    public void Names_AskedByWhoMayReadThem_AreThoseOfDuckDb()
    {
        Assert.Contains("driver_name", _rehearsal.Names.ByAthena, StringComparison.Ordinal);
        Assert.Equal(_rehearsal.Names.ByDuckDb, _rehearsal.Names.ByAthena);
    }

    [Fact]
    public void Run_ThatTheScheduleSubmitted_CompletedAndLeftNothingStale()
    {
        Assert.True(_rehearsal.Submitted.GetProperty("is_new").GetBoolean());
        Assert.Equal("COMPLETED", _rehearsal.Run.GetProperty("state").GetString());
        Assert.StartsWith("Nothing is stale.", _rehearsal.Plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_OfTheStep_AreThoseThatDuckDbMakesOfTheSame()
    {
        Assert.Equal([], _rehearsal.Differences);
        Assert.Equal([], _rehearsal.Scratch);
    }

    [Fact]
    public void History_OfTheRun_HasTheHoursOfItsMachines()
    {
        var run = Assert.Single(_rehearsal.History.GetProperty("runs").EnumerateArray());
        var usage = run.GetProperty("usage");
        Assert.Equal(["m6i.xlarge", "r6i.xlarge"], usage.GetProperty("machines").EnumerateArray().Select(machine => machine.GetProperty("type").GetString()).Order(StringComparer.Ordinal));
        Assert.InRange(usage.GetProperty("machine_hours").GetDouble() * 3600 / run.GetProperty("seconds").GetDouble(), 1.9, 3);
        Assert.InRange(usage.GetProperty("usd").GetDecimal(), 0.0001m, 1);
    }

    [Fact]
    public void Run_ThatWasDone_ToldCloudWatch() => Assert.Contains(_rehearsal.Calls, call => call is { Caller: Rehearsal.Prefix + "-emr-instance", Service: "monitoring", Name: "PutMetricData" } && call.Body.Contains("Runs", StringComparison.Ordinal));

    [Fact]
    public void DeployGuide_InItsOrder_WasWalkedToItsEnd() => Assert.Equal(0, _rehearsal.GuideLeft);

    [Fact]
    public void Catalog_AfterTheRun_DiffersInNothing() => Assert.Equal("Glue is as table.yaml and the head say.\n", _rehearsal.CatalogDiff);

    [Fact]
    public void Cloud_ThatWasDestroyed_HasNothingLeft()
    {
        var (working, destroyed) = _rehearsal.Content;
        Assert.InRange(working.Resources.Count, 150, 400);
        Assert.InRange(working.Tagged.Count, 20, 400);
        Assert.InRange(working.Buckets.Count, 10, 20);
        Assert.Equal(3, working.Databases.Count);
        Assert.Empty(destroyed.Resources);
        Assert.Empty(destroyed.Buckets);
        Assert.Empty(destroyed.Tagged);
        Assert.Empty(destroyed.Databases);
        Assert.Empty(destroyed.LiveClusters);
    }
}
