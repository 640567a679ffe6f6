using FleetSpark.Aws.Glue;
using FleetSpark.Core;
using FleetSpark.Emr.Catalog;

namespace FleetSpark.CatalogTests.Catalog;

/// <summary>Whatever people did to the catalog by hand is found and mended, and what is not ours is left as it is.</summary>
public sealed class RepairTests(Cloud cloud, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly GlueClient _glue = new();
    private readonly CatalogSettings _settings = CatalogOfTests.NewSettings();
    private Lake.DataLake _lake = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LakeCatalog Catalog => new(_lake, BuiltIn.Catalog, _settings, _glue);

    private string Place => $"{_lake.Location}";

    public async ValueTask InitializeAsync()
    {
        _lake = await cloud.SmallAsync();
        await Catalog.SyncAsync(Token);
    }

    public ValueTask DisposeAsync()
    {
        _glue.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Repair_AfterRandomHandEdits_MendsAllThatDiffFindsAndTouchesNothingForeign()
    {
        var random = Seeds.NewRandom(output.WriteLine);
        var settings = CatalogOfTests.NewSettings();
        LakeCatalog catalog = new(_lake, CatalogOfTests.Few, settings, _glue);
        await catalog.SyncAsync(Token);
        var right = await GlueState.TextOfAsync(_glue, settings.Databases);
        var (edits, points) = (0, 0);
        for (var round = 0; round < Cases.Of(few: 12, many: 1_000); round++)
        {
            var foreign = $"theirs_{round}";
            var before = await GlueState.PutForeignAsync(_glue, settings.Database, foreign, round % 2 == 0 ? null : "s3://another/lake");
            var editor = new HandEdits(_glue, settings, random, Place);
            var edited = new HashSet<string>(StringComparer.Ordinal);
            for (var edit = random.Next(1, 8); edit > 0; edit--, edits++)
            {
                if (await editor.MakeAsync() is { } table)
                {
                    edited.Add(table);
                }
            }

            var found = await catalog.DiffAsync(Token);
            points += found.Count;
            Assert.Empty(edited.Except(found.Select(difference => difference.Table), StringComparer.Ordinal));
            Assert.Empty(found.Select(difference => difference.Table).Except(edited, StringComparer.Ordinal));
            await catalog.RepairAsync(Token);
            if (round % 5 == 0) // what was right before is right again below; this is to say that diff sees it so
            {
                Assert.Empty(await catalog.DiffAsync(Token));
            }

            Assert.Equal(before, await GlueState.TextOfAsync(_glue, settings.Database, foreign));
            await RemoveForeignAsync(settings);
            Assert.Equal(right, await GlueState.TextOfAsync(_glue, settings.Databases));
        }

        output.WriteLine($"{edits} edits, {points} points found and mended");
    }

    [Fact]
    public async Task Repair_OfACatalogAsItMustBe_ChangesNothing()
    {
        var right = await GlueState.TextOfAsync(_glue, _settings.Databases);
        Assert.False((await Catalog.RepairAsync(Token)).IsChanged);
        Assert.Equal(right, await GlueState.TextOfAsync(_glue, _settings.Databases));
    }

    [Fact]
    public async Task Repair_OfADroppedDatabase_MakesItAgain()
    {
        var right = await GlueState.TextOfAsync(_glue, _settings.Databases);
        await CatalogOfTests.DropDatabaseAsync(cloud, _settings.InternalDatabase);
        Assert.Contains(await Catalog.DiffAsync(Token), difference => difference is { What: "database" } && difference.Table == _settings.InternalDatabase);
        await Catalog.RepairAsync(Token);
        Assert.Equal(right, await GlueState.TextOfAsync(_glue, _settings.Databases));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("s3://another/lake")]
    public async Task Repair_WhereAForeignTableHasOurName_RefusesItAndMendsTheOthers(string? marker)
    {
        await _glue.DeleteTableAsync(new DeleteTableInput(_settings.Database, "trucks"), Token);
        var foreign = await GlueState.PutForeignAsync(_glue, _settings.Database, "trucks", marker);
        await _glue.DeleteTableAsync(new DeleteTableInput(_settings.Database, "gps_positions"), Token);

        Assert.Equal(
            [$"{_settings.Database}.gps_positions", $"{_settings.Database}.trucks"],
            (await Catalog.DiffAsync(Token)).Where(difference => difference.What is "table" or "parameter fleetspark.lake").Select(difference => difference.Table).Order());
        foreach (var bring in new[] { Catalog.RepairAsync, Catalog.SyncAsync })
        {
            var refused = await Assert.ThrowsAsync<FleetException>(() => bring(Token));
            Assert.Equal("FS7303", refused.Code);
            Assert.Contains($"{_settings.Database}.trucks", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(foreign, await GlueState.TextOfAsync(_glue, _settings.Database, "trucks"));
        Assert.Equal(3, (await GlueState.PartitionsAsync(_glue, _settings.Database, "gps_positions")).Count);
    }

    private async Task RemoveForeignAsync(CatalogSettings settings)
    {
        foreach (var database in settings.Databases)
        {
            foreach (var table in (await GlueState.TablesAsync(_glue, database)).Where(table => table.Parameters?.GetValueOrDefault("fleetspark.lake") != Place))
            {
                await _glue.DeleteTableAsync(new DeleteTableInput(database, table.Name), Token);
            }
        }
    }
}
