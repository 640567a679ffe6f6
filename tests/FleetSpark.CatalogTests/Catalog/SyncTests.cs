using FleetSpark.Aws.Glue;
using FleetSpark.Core;
using FleetSpark.Emr.Catalog;
using FleetSpark.Lake;
using Microsoft.AspNetCore.Http;

namespace FleetSpark.CatalogTests.Catalog;

/// <summary>The catalog follows the head.</summary>
public sealed class SyncTests(Cloud cloud) : IDisposable
{
    private static readonly string[] Tables =
    [
        "bank_pending", "bank_transactions", "device_last_fixes", "gps_positions", "places", "rejected_records", "tag_transactions", "toll_plazas", "truck_days", "trucks",
    ];

    private readonly GlueClient _glue = new();
    private readonly CatalogSettings _settings = CatalogOfTests.NewSettings();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _glue.Dispose();

    [Fact]
    public async Task Sync_OfANewCatalog_PutsEachTableIntoItsDatabase()
    {
        var report = await Of(await cloud.SmallAsync()).SyncAsync(Token);
        Assert.Equal((21, 21), (report.Tables, report.Created.Count));
        Assert.InRange(report.Calls, 21, 6 + (4 * 21)); // two a database; of each table what makes it, its partitions, and the two that finish it, at most
        Assert.Equal(Tables, await NamesAsync(_settings.Database));
        Assert.Equal(["drivers"], await NamesAsync(_settings.RestrictedDatabase));
        Assert.Equal(BuiltIn.SourceNames.SelectMany(source => new[] { $"raw_{source}", $"staged_{source}" }).Order(StringComparer.Ordinal), await NamesAsync(_settings.InternalDatabase));
    }

    [Fact]
    public async Task Names_OfDrivers_StandInTheRestrictedAndTheInternalDatabaseAlone()
    {
        await Of(await cloud.SmallAsync()).SyncAsync(Token);
        var tables = await GlueState.TablesAsync(_glue, _settings.Database);
        Assert.DoesNotContain(tables.SelectMany(table => table.StorageDescriptor!.Columns!), column => column.Name == "driver_name");
        Assert.Contains(await GlueState.TablesAsync(_glue, _settings.RestrictedDatabase), table => table.StorageDescriptor!.Columns!.Any(column => column.Name == "driver_name"));
        // Nor does a location of theirs lead under the restricted root.
        var lake = await cloud.SmallAsync();
        Assert.All(tables, table => Assert.StartsWith($"{lake.PlaceOf(isRestricted: false)}/", table.StorageDescriptor!.Location, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sync_WhereNothingWasPublished_AsksForTheTablesOfThreeDatabasesAlone()
    {
        var lake = await cloud.SmallAsync();
        await Of(lake).SyncAsync(Token);
        var again = await Of(lake).SyncAsync(Token);
        Assert.False(again.IsChanged);
        Assert.Equal(3, again.Calls);
        Assert.Empty(await Of(lake).DiffAsync(Token));
    }

    [Fact]
    public async Task Sync_AfterAnotherDay_PutsItsPartitionsAndListsNoneOfTheOthers()
    {
        using var lake = await OwnLakeAsync();
        await Of(lake.Lake).SyncAsync(Token);
        await SmallFleet.PutLateAsync(lake, "gps", SmallFleet.Fix(1, "2026-03-05T01:00:00Z", 3));
        await lake.RunAsync();
        var report = await Of(lake.Lake).SyncAsync(Token);
        Assert.Contains($"{_settings.Database}.gps_positions", report.Updated);
        Assert.DoesNotContain($"{_settings.Database}.bank_transactions", report.Updated);
        Assert.Empty(report.Created);
        // Three for the tables of databases; of each changed table one for its partitions and three for its fingerprint, at most.
        Assert.InRange(report.Calls, 3, 3 + (4 * report.Updated.Count));
        var wanted = (await lake.PartitionsAsync())["gps_positions 2026-03-05"];
        var partition = (await GlueState.PartitionsAsync(_glue, _settings.Database, "gps_positions")).Single(partition => partition.Values[0] == "2026-03-05");
        Assert.Equal($"{lake.Lake.Location}/curated/{wanted.Files[0].Key[..wanted.Files[0].Key.LastIndexOf('/')]}/", partition.StorageDescriptor!.Location);
        Assert.Empty(await Of(lake.Lake).DiffAsync(Token));
    }

    [Fact]
    public async Task Sync_AfterARebuild_LeadsToTheNewRunAndNoOther()
    {
        using var lake = await OwnLakeAsync();
        await Of(lake.Lake).SyncAsync(Token);
        var report = await lake.RebuildAsync();
        await Of(lake.Lake).SyncAsync(Token);
        Assert.All(await GlueState.PartitionsAsync(_glue, _settings.Database, "gps_positions"), partition => Assert.Contains(report.RunId, partition.StorageDescriptor!.Location, StringComparison.Ordinal));
        Assert.Contains(report.RunId, (await GlueState.TableAsync(_glue, _settings.Database, "trucks")).StorageDescriptor!.Location, StringComparison.Ordinal);
        Assert.Empty(await Of(lake.Lake).DiffAsync(Token));
    }

    [Fact]
    public async Task Sync_OfATableThatNoContractHasAnyMore_RemovesIt()
    {
        using var copy = new CatalogCopy();
        var lake = await cloud.SmallAsync();
        await Of(lake).SyncAsync(Token);
        Directory.Delete(Path.Combine(copy.Folder, "tables", "bank_pending"), recursive: true);
        var report = await new LakeCatalog(lake, copy.Load(), _settings, _glue).SyncAsync(Token);
        Assert.Equal([$"{_settings.Database}.bank_pending"], report.Removed);
        Assert.Equal(Tables.Except(["bank_pending"]), await NamesAsync(_settings.Database));
    }

    [Fact]
    public async Task Syncs_AtOnceWhileRunsPublish_EndAsTheHeadSays()
    {
        using var lake = await OwnLakeAsync();
        var publishing = Task.Run(
            async () =>
            {
                for (var day = 5; day < 7; day++)
                {
                    await SmallFleet.PutLateAsync(lake, "gps", SmallFleet.Fix(1, $"2026-03-{day:00}T01:00:00Z", day));
                    await lake.RunAsync();
                }
            },
            Token);
        var syncing = Enumerable.Range(0, 2).Select(_ => Task.Run(
            async () =>
            {
                using var glue = new GlueClient();
                do
                {
                    await new LakeCatalog(lake.Lake, BuiltIn.Catalog, _settings, glue).SyncAsync(Token);
                }
                while (!publishing.IsCompleted);
                // Whoever is last has seen the last head.
                await new LakeCatalog(lake.Lake, BuiltIn.Catalog, _settings, glue).SyncAsync(Token);
            },
            Token));
        await Task.WhenAll([publishing, .. syncing]);
        Assert.Empty(await Of(lake.Lake).DiffAsync(Token));
    }

    [Fact]
    public async Task Sync_WhoseLatePartitionsFallBetweenAnothers_ComparesThemAll()
    {
        using var lake = await OwnLakeAsync();
        await Of(lake.Lake).SyncAsync(Token);
        await SmallFleet.PutLateAsync(lake, "gps", SmallFleet.Fix(1, "2026-03-05T01:00:00Z", 3));
        await lake.RunAsync();
        // The first one stops before it makes its partition. The second one knows a later head, makes the same partition and stops; then the first one overwrites it and is done, and so is the second.
        TaskCompletionSource firstStops = new(), secondHasPut = new(), firstLooksAgain = new(), secondIsDone = new();
        var first = SyncThroughAsync(lake, async (operation, isOfPositions) =>
        {
            if (operation == "BatchCreatePartition" && isOfPositions && firstStops.TrySetResult())
            {
                await secondHasPut.Task;
            }
            else if (operation == "GetTables" && secondHasPut.Task.IsCompleted)
            {
                firstLooksAgain.TrySetResult();
                await secondIsDone.Task;
            }

            return Fault.None;
        });
        await firstStops.Task;
        await lake.RebuildAsync();
        var hasBegun = false;
        var second = SyncThroughAsync(lake, async (operation, isOfPositions) =>
        {
            if (hasBegun && isOfPositions && secondHasPut.TrySetResult())
            {
                await firstLooksAgain.Task;
            }

            hasBegun |= operation == "BatchCreatePartition" && isOfPositions;
            return Fault.None;
        });
        await second;
        secondIsDone.SetResult();
        await first;
        Assert.Empty(await Of(lake.Lake).DiffAsync(Token));
    }

    [Fact]
    public async Task Sync_ThatIsOvertakenAndThenFails_IsMendedByTheNext()
    {
        using var lake = await OwnLakeAsync();
        await Of(lake.Lake).SyncAsync(Token);
        await SmallFleet.PutLateAsync(lake, "gps", SmallFleet.Fix(1, "2026-03-05T01:00:00Z", 3));
        await lake.RunAsync();
        var isOvertaken = false;
        var failed = await Assert.ThrowsAsync<FleetException>(() => SyncThroughAsync(lake, async (operation, isOfPositions) =>
        {
            if (operation == "BatchCreatePartition" && isOfPositions && !isOvertaken)
            {
                isOvertaken = true;
                await lake.RebuildAsync();
                await Of(lake.Lake).SyncAsync(Token);
            }

            return operation == "GetTable" && isOfPositions ? Fault.Denied : Fault.None;
        }));
        Assert.Equal("FS7305", failed.Code);
        Assert.NotEmpty(await Of(lake.Lake).DiffAsync(Token));
        await Of(lake.Lake).SyncAsync(Token);
        Assert.Empty(await Of(lake.Lake).DiffAsync(Token));
    }

    [Fact]
    public async Task Sync_OfASecondLakeIntoTheSameDatabases_RefusesAndLeavesTheFirstLakes()
    {
        await Of(await cloud.SmallAsync()).SyncAsync(Token);
        var before = await GlueState.TextOfAsync(_glue, _settings.Databases);
        using var second = await cloud.Local.CreateLakeAsync();
        var refused = await Assert.ThrowsAsync<FleetException>(() => Of(second.Lake).SyncAsync(Token));
        Assert.Equal("FS7303", refused.Code);
        Assert.Equal(before, await GlueState.TextOfAsync(_glue, _settings.Databases));
    }

    [Fact]
    public async Task Sync_OfALakeInAFolder_IsRefused()
    {
        using var lake = new TestLake();
        Assert.Equal("FS7304", (await Assert.ThrowsAsync<FleetException>(() => Of(lake.Lake).SyncAsync(Token))).Code);
    }

    private LakeCatalog Of(DataLake lake) => new(lake, BuiltIn.Catalog, _settings, _glue);

    // Before each call of Glue the test is told of it, and whether it is one of the positions, and says what becomes of it.
    private async Task SyncThroughAsync(TestLake lake, Func<string, bool, Task<Fault>> before)
    {
        await using var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, async request =>
        {
            request.EnableBuffering();
            using var body = new StreamReader(request.Body, leaveOpen: true);
            var text = await body.ReadToEndAsync(Token);
            request.Body.Position = 0;
            return await before(request.Headers["X-Amz-Target"].ToString().Split('.')[^1], text.Contains("\"gps_positions\"", StringComparison.Ordinal));
        });
        using var glue = new GlueClient(new Aws.AwsClientOptions { Endpoint = relay.Endpoint, Timeout = TimeSpan.FromMinutes(5) });
        await new LakeCatalog(lake.Lake, BuiltIn.Catalog, _settings, glue).SyncAsync(Token);
    }

    private async Task<TestLake> OwnLakeAsync()
    {
        using var local = await SmallFleet.OfDaysAsync(1);
        await local.RunAsync();
        return new TestLake(await cloud.CopyUpAsync(local));
    }

    private async Task<IEnumerable<string>> NamesAsync(string database) => (await GlueState.TablesAsync(_glue, database)).Select(table => table.Name).Order(StringComparer.Ordinal);
}
