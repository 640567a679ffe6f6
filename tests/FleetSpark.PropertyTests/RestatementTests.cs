using FleetSpark.Jobs.Planning;
using FleetSpark.Tables;
using FleetSpark.Testing;

namespace FleetSpark.PropertyTests;

/// <summary>A change restates what depends on it, and nothing else.</summary>
public class RestatementTests
{
    [Fact]
    public async Task Edit_OfEachTablesSql_RestatesItAndWhatReadsItByDay()
    {
        using var lake = await SmallFleet.OfDaysAsync(3);
        using var copy = new CatalogCopy();
        lake.Catalog = copy.Load();
        await lake.RunAsync();
        var content = await lake.DumpAsync();
        foreach (var table in lake.Catalog.Tables.Select(table => table.Name))
        {
            copy.Edit($"tables/{table}/query.sql", sql => sql.TrimEnd() + "\nLIMIT 1000000\n"); // another text, the same rows
            lake.Catalog = copy.Load();
            await AssertRestatesAsync(lake, [table, .. ReadersByDay(lake.Catalog, table)], table);
        }

        Assert.Equal(content, await lake.DumpAsync());
    }

    [Fact]
    public async Task Edit_OfEachSourcesStaging_RestatesWhatIsMadeFromIt()
    {
        using var lake = await SmallFleet.OfDaysAsync(3);
        using var copy = new CatalogCopy();
        lake.Catalog = copy.Load();
        await lake.RunAsync();
        var content = await lake.DumpAsync();
        foreach (var source in lake.Catalog.Sources.Select(source => source.Name))
        {
            copy.Edit($"sources/{source}/stage.sql", sql => sql.TrimEnd() + "\nLIMIT 1000000\n");
            lake.Catalog = copy.Load();
            var homes = lake.Catalog.Tables.Where(table => table.Inputs.Any(input => input.Kind == InputKind.Source && input.Name == source)).Select(table => table.Name).ToList();
            var hasQuarantine = (await lake.QueryAsync($"SELECT 1 FROM rejected_records WHERE source = '{source}'")).Count > 0;
            await AssertRestatesAsync(lake, [.. homes, .. homes.SelectMany(home => ReadersByDay(lake.Catalog, home)), .. hasQuarantine ? ["rejected_records"] : Array.Empty<string>()], source);
        }

        Assert.Equal(content, await lake.DumpAsync());
    }

    [Fact]
    public async Task Edit_OfCommentsAndWhiteSpaceAndDescriptions_RestatesNothing()
    {
        using var lake = await SmallFleet.OfDaysAsync(2);
        using var copy = new CatalogCopy();
        await lake.RunAsync();
        var files = lake.Catalog.Tables.Select(table => $"tables/{table.Name}/query.sql").Concat(lake.Catalog.Sources.Select(source => $"sources/{source.Name}/stage.sql"));
        foreach (var file in files)
        {
            copy.Edit(file, sql => "/* another head */\n" + sql.Replace("\n", "  -- a remark\r\n\t", StringComparison.Ordinal));
        }

        foreach (var table in lake.Catalog.Tables.Select(table => table.Name))
        {
            copy.Edit($"tables/{table}/table.yaml", yaml => yaml.Replace("description: \"", "description: \"In other words, ", StringComparison.Ordinal).Replace(".}", "!}", StringComparison.Ordinal));
        }

        lake.Catalog = copy.Load();
        Assert.Empty(await lake.PlanAsync());
    }

    [Theory]
    [InlineData("12:30:00", "gps_positions 2026-03-02")]
    [InlineData("23:30:00", "gps_positions 2026-03-02,gps_positions 2026-03-03,truck_days 2026-03-03")] // the day's last fix, so the next day's first leg
    public async Task LateFix_OfOneDay_PlansThatDayAndWhatMayFollow(string time, string made)
    {
        using var lake = await SmallFleet.OfDaysAsync(5);
        await lake.RunAsync();
        await SmallFleet.PutLateAsync(lake, "gps", SmallFleet.Fix(1, $"2026-03-02T{time}Z", 3));
        // The local days of 1 and 2 March read the UTC day of 2 March.
        string[] stale = ["device_last_fixes 2026-03-02 Stale", "gps_positions 2026-03-02 Stale", "truck_days 2026-03-01 Stale", "truck_days 2026-03-02 Stale"];
        string[] mayFollow = ["gps_positions 2026-03-03 MayFollow", "truck_days 2026-03-03 MayFollow"];
        Assert.Equal(stale.Concat(mayFollow).Order(StringComparer.Ordinal), (await lake.PlanAsync()).Order(StringComparer.Ordinal));
        var expected = stale.Select(item => item[..^" Stale".Length]).Union(made.Split(','), StringComparer.Ordinal);
        Assert.Equal(expected.Order(StringComparer.Ordinal), await RunAndTellMadeAsync(lake));
        Assert.Empty(await lake.PlanAsync());
    }

    [Fact]
    public async Task DriverChange_FromDayNineOfTen_RestatesTruckDaysOfNineAndTenAlone()
    {
        using var lake = await SmallFleet.OfDaysAsync(10);
        await lake.RunAsync();
        await SmallFleet.PutLateAsync(lake, "fleet", SmallFleet.Change(1, "2026-03-09T03:00:00Z", "bia"));
        Assert.Equal(["truck_days 2026-03-09", "truck_days 2026-03-10", "trucks -"], (await RunAndTellMadeAsync(lake)).Where(name => !name.StartsWith("drivers", StringComparison.Ordinal)));
        var drivers = await lake.QueryAsync("SELECT local_date, driver_id FROM truck_days WHERE plate = 'AAA0A01' ORDER BY local_date");
        Assert.Equal(["ana", "bia", "bia"], drivers.TakeLast(3).Select(row => row[1]));
    }

    [Fact]
    public async Task SameFix_ComingAgain_RestatesItsDayAndNothingFollows()
    {
        using var lake = await SmallFleet.OfDaysAsync(4);
        await lake.RunAsync();
        var content = await lake.DumpAsync();
        await SmallFleet.PutLateAsync(lake, "gps", SmallFleet.Fix(1, "2026-03-02T01:00:00Z", 0));
        var made = (await RunAndTellMadeAsync(lake)).ToList();
        Assert.Contains("gps_positions 2026-03-02", made);
        Assert.DoesNotContain("gps_positions 2026-03-03", made);
        Assert.Equal(content, await lake.DumpAsync());
    }

    [Fact]
    public async Task Change_OfTheCompanysZone_GivesWhatALakeOfThatZoneHas()
    {
        const string settings = "company_zone: Asia/Tokyo\n";
        using var moved = await SmallFleet.OfDaysAsync(3);
        await moved.RunAsync();
        moved.ChangeSettings(settings);
        await moved.RunAsync();
        using var fresh = await SmallFleet.OfDaysAsync(3, settings);
        await fresh.RunAsync();
        Assert.Equal(await fresh.DumpAsync(), await moved.DumpAsync());
        Assert.Equal(await FingerprintsAsync(fresh), await FingerprintsAsync(moved)); // a partition is a function of its inputs, not of the lake's past
    }

    [Fact]
    public async Task Runs_AtOnce_PublishTheSameAsOne()
    {
        using var lake = await SmallFleet.OfDaysAsync(2);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => lake.RunAsync(), TestContext.Current.CancellationToken)));
        Assert.Empty(await lake.PlanAsync());
        using var alone = await SmallFleet.OfDaysAsync(2);
        await alone.RunAsync();
        Assert.Equal(await alone.DumpAsync(), await lake.DumpAsync());
        Assert.Equal(await FingerprintsAsync(alone), await FingerprintsAsync(lake));
    }

    [Fact]
    public async Task Checks_OverAllThatIsPublished_FindWhatTheRunFound()
    {
        using var lake = await SmallFleet.OfDaysAsync(2);
        var report = await lake.RunAsync();
        Assert.NotEmpty(report.Checks);
        Assert.Equal(
            report.Checks.Select(check => check.ToString()).Order(StringComparer.Ordinal),
            (await lake.Pipeline.CheckAsync(Selection.All, TestContext.Current.CancellationToken)).Select(check => check.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_WhoseCheckFails_PublishesNothing()
    {
        using var lake = await SmallFleet.OfDaysAsync(2);
        await lake.RunAsync();
        var before = await RunIdsAsync(lake);
        using var copy = new CatalogCopy();
        copy.Edit("tables/tag_transactions/checks.sql", sql => sql + "\n-- check never (fail): Every charge offends.\nSELECT transaction_id FROM tag_transactions;\n");
        lake.Catalog = copy.Load();
        await SmallFleet.PutLateAsync(lake, "tags", """{"transaction_id":"t-9","plate":"AAA0A01","kind":"toll","occurred_at":"2026-03-02T12:00:00Z","amount":"10","currency":"BRL"}""");
        Assert.Equal("FS4202", (await Assert.ThrowsAsync<Core.FleetException>(() => lake.RunAsync())).Code);
        Assert.Equal(before, await RunIdsAsync(lake));
    }

    // Those that read a table by day and without cut-off, at any depth; what reads a table without days counts its content.
    private static IEnumerable<string> ReadersByDay(TableCatalog catalog, string name) => catalog.Table(name).IsDateless ? [] : catalog.Tables
        .Where(table => table.Inputs.Any(input => input.Kind == InputKind.Table && input.Name == name && !input.CutsOffByContent))
        .SelectMany(table => ReadersByDay(catalog, table.Name).Prepend(table.Name));

    private static async Task AssertRestatesAsync(TestLake lake, IEnumerable<string> tables, string edited)
    {
        var expected = (await lake.PartitionsAsync()).Keys.Where(name => tables.Contains(name.Split(' ')[0], StringComparer.Ordinal)).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(expected);
        var stale = (await lake.PlanAsync()).Where(item => item.EndsWith(" Stale", StringComparison.Ordinal)).Select(item => item[..^" Stale".Length]);
        Assert.True(expected.SequenceEqual(stale.Order(StringComparer.Ordinal), StringComparer.Ordinal), $"after an edit of {edited} the plan is not {string.Join(", ", expected)}");
        Assert.Equal(expected, await RunAndTellMadeAsync(lake));
    }

    private static async Task<IEnumerable<string>> RunAndTellMadeAsync(TestLake lake)
    {
        var before = await RunIdsAsync(lake);
        await lake.RunAsync(Selection.All);
        return (await RunIdsAsync(lake)).Where(made => before.GetValueOrDefault(made.Key) != made.Value).Select(made => made.Key).Order(StringComparer.Ordinal);
    }

    private static async Task<SortedDictionary<string, string>> FingerprintsAsync(TestLake lake) =>
        new((await lake.PartitionsAsync()).ToDictionary(partition => partition.Key, partition => partition.Value.Fingerprint, StringComparer.Ordinal), StringComparer.Ordinal);

    private static async Task<SortedDictionary<string, string>> RunIdsAsync(TestLake lake) =>
        new((await lake.PartitionsAsync()).ToDictionary(partition => partition.Key, partition => partition.Value.RunId, StringComparer.Ordinal), StringComparer.Ordinal);
}
