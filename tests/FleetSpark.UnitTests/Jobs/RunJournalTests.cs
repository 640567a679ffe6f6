using FleetSpark.Core;
using FleetSpark.Jobs;
using FleetSpark.Jobs.Planning;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Jobs.Running;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Jobs;

/// <summary>What is known of a run that failed, and on which days its checks found rows.</summary>
public class RunJournalTests
{
    private const string Offending = """

        -- check by_day (fail): Each charge offends, and tells its day.
        SELECT transaction_id, event_date FROM tag_transactions;

        -- check of_no_day (warn): Each charge offends, and tells no day.
        SELECT transaction_id FROM tag_transactions;

        -- check of_another_day (warn): What it tells is null.
        SELECT transaction_id, CAST(NULL AS DATE) AS event_date FROM tag_transactions;

        """;

    private static readonly Day First = Day.Parse("2026-03-01");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Journal_OfARunWhoseChecksFail_HasRunSourcesChecksAndDays()
    {
        using var lake = await SmallFleet.OfDaysAsync(2);
        using var copy = new CatalogCopy();
        copy.Edit("tables/tag_transactions/checks.sql", sql => sql + Offending);
        lake.Catalog = copy.Load();
        var journal = new RunJournal();
        var failure = await Assert.ThrowsAsync<FleetException>(() => lake.Pipeline.RunAsync(Selection.All, journal, Token));
        Assert.Equal(("FS4202", false), (failure.Code, JobErrors.IsUnbalanced(failure)));
        Assert.NotNull(journal.RunId);
        Assert.Equal((2, 1), journal.Staged.Where(source => source.Source == "tags").Select(source => (source.Ok, source.Rejected)).Single());
        Assert.Equal([KeyValuePair.Create(First, 1L), KeyValuePair.Create(First.AddDays(1), 1L)], DaysOf(journal, "by_day").ByDay);
        Assert.Equal(new OffendingDays([], First, First.AddDays(1)), DaysOf(journal, "of_no_day"));
        Assert.Equal(new OffendingDays([], First, First.AddDays(1)), DaysOf(journal, "of_another_day"));
        Assert.Equal(OffendingDays.None, DaysOf(journal, "key_is_unique"));
    }

    [Fact]
    public async Task Journal_OfARunThatFailsBefore_HasNoChecks()
    {
        using var lake = await SmallFleet.OfDaysAsync(1);
        using var copy = new CatalogCopy();
        copy.Edit("tables/tag_transactions/query.sql", sql => sql + "\nWHERE no_such_column > 1\n");
        lake.Catalog = copy.Load();
        var journal = new RunJournal();
        await Assert.ThrowsAsync<FleetException>(() => lake.Pipeline.RunAsync(Selection.All, journal, Token));
        Assert.Equal(5, journal.Staged.Count);
        Assert.Empty(journal.Checks);
    }

    [Fact]
    public async Task Run_ThatIsPublishedAndCannotKeepItsReport_IsDoneAndSaysSo()
    {
        using var lake = await SmallFleet.OfDaysAsync(1);
        Directory.CreateDirectory(lake.Lake.Location.At("curated").Path!);
        await File.WriteAllTextAsync(lake.Lake.Location.At("curated/_runs").Path, "a file where reports lie", Token);
        var journal = new RunJournal();
        Assert.True((await lake.Pipeline.RunAsync(Selection.All, journal, Token)).IsKept);
        Assert.Equal("FS4302", Assert.Single(journal.Leftovers).Code);
        Assert.Empty((await lake.RunAsync()).Tables);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_WhoseEngineCannotBeClosed_EndsAsItWouldAndSaysSo(bool isFaulty)
    {
        using var lake = await SmallFleet.OfDaysAsync(1);
        using var copy = new CatalogCopy();
        copy.Edit("tables/tag_transactions/query.sql", sql => sql + (isFaulty ? "\nWHERE no_such_column > 1\n" : "\n"));
        var open = TestEngines.Opener(TestEngines.DuckDb);
        var pipeline = new FleetPipeline(lake.Lake, copy.Load(), scratch => UnclosableEngine.Over(open(scratch)), TimeProvider.System);
        var journal = new RunJournal();
        var failure = await Record.ExceptionAsync(() => pipeline.RunAsync(Selection.All, journal, Token));
        Assert.Equal(isFaulty ? "FS4001" : null, (failure as FleetException)?.Code);
        Assert.Equal(isFaulty, failure is not null);
        Assert.Equal("FS4303", Assert.Single(journal.Leftovers).Code);
    }

    [Fact]
    public async Task Failure_OfARunThatDoesNotBalance_IsKnownByItsKind()
    {
        using var lake = await SmallFleet.OfDaysAsync(1);
        using var copy = new CatalogCopy();
        copy.Edit("tables/gps_positions/query.sql", sql => sql.TrimEnd() + " AND device_number <> 'dev-2'\n");
        lake.Catalog = copy.Load();
        Assert.True(JobErrors.IsUnbalanced(await Assert.ThrowsAsync<FleetException>(() => lake.RunAsync())));
    }

    [Fact]
    public void Days_OfTwoResults_AreEqualByWhatTheySay()
    {
        var days = new OffendingDays([KeyValuePair.Create(First, 1L)], First, First);
        Assert.Equal(days, new OffendingDays([KeyValuePair.Create(First, 1L)], First, First));
        Assert.NotEqual(days, new OffendingDays([KeyValuePair.Create(First, 2L)], First, First));
        Assert.Equal(days.GetHashCode(), (days with { ByDay = [KeyValuePair.Create(First, 1L)] }).GetHashCode());
    }

    private static OffendingDays DaysOf(RunJournal journal, string check) => journal.Checks.Single(result => result.Table == "tag_transactions" && result.Name == check).Days;
}
