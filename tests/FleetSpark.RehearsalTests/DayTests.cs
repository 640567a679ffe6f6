namespace FleetSpark.RehearsalTests;

/// <summary>What came of the day: the run, the answers, and nothing that is left.</summary>
public sealed class DayTests(Rehearsal rehearsal)
{
    private static string[] Questions => [.. Directory.EnumerateFiles(RepositoryFiles.PathOf("docs", "queries"), "*.sql").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> AllQuestions => [.. Questions];

    [Theory]
    [MemberData(nameof(AllQuestions))]
    public void Question_AskedOfAthena_IsAnsweredAsDuckDbDoes(string name)
    {
        var (byAthena, byDuckDb) = rehearsal.Answers[name];
        Assert.Equal(byDuckDb, byAthena);
    }

    // Two empty answers would be equal too. Of one day some questions find nothing.
    [Fact]
    public void Questions_OfOneDay_AreMostlyAnsweredByRows() =>
        Assert.InRange(rehearsal.Answers.Values.Count(answer => answer.ByAthena.Contains('{', StringComparison.Ordinal)), 7, Questions.Length);

    [Fact]
    public void Names_AskedByWhoMayReadThem_AreThoseOfDuckDb()
    {
        Assert.Contains("driver_name", rehearsal.Names.ByAthena, StringComparison.Ordinal);
        Assert.Equal(rehearsal.Names.ByDuckDb, rehearsal.Names.ByAthena);
    }

    [Fact]
    public void Run_ThatTheScheduleSubmitted_CompletedAndLeftNothingStale()
    {
        Assert.True(rehearsal.Submitted.First.GetProperty("is_new").GetBoolean());
        Assert.Equal("COMPLETED", rehearsal.Run.GetProperty("state").GetString());
        Assert.StartsWith("Nothing is stale.", rehearsal.Plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Catalog_AfterTheRun_DiffersInNothing() => Assert.Equal("Glue is as table.yaml and the head say.\n", rehearsal.CatalogDiff);

    [Fact]
    public void Cloud_ThatWasDestroyed_HasNothingLeft()
    {
        var (working, destroyed) = rehearsal.Content;
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
