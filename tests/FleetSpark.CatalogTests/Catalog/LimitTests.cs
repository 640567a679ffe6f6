using FleetSpark.Aws;
using FleetSpark.Aws.Glue;
using FleetSpark.Core;
using FleetSpark.Emr.Catalog;
using FleetSpark.Lake.Manifests;
using Microsoft.AspNetCore.Http;

namespace FleetSpark.CatalogTests.Catalog;

/// <summary>What Glue cannot be brought to say: a head that never stands still, a partition in two places.</summary>
public sealed class LimitTests(Cloud cloud)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sync_WhileOthersPublishDuringEachPass_IsGivenUpAndMendedByTheNext()
    {
        using var lake = await cloud.Local.CreateLakeAsync();
        var settings = CatalogOfTests.NewSettings();
        var manifests = lake.Lake.Manifests;
        var passes = 0;
        await using var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, async request =>
        {
            if (await IsLookAtAsync(request, settings.Database))
            {
                var (head, version) = await manifests.ReadHeadAsync(Token);
                Assert.True(await manifests.ReplaceHeadAsync(head with { RunId = $"run-{++passes}" }, version, Token));
            }

            return Fault.None;
        });
        using (var disturbed = new GlueClient(new AwsClientOptions { Endpoint = relay.Endpoint }))
        {
            var overtaken = await Assert.ThrowsAsync<FleetException>(() => new LakeCatalog(lake.Lake, CatalogOfTests.Few, settings, disturbed).SyncAsync(Token));
            Assert.Equal(("FS7307", FailureKind.Retry, 5), (overtaken.Code, overtaken.Kind, passes));
            Assert.StartsWith("The lake's head, or its tables in Glue, changed during each of 5 passes: ", overtaken.Message, StringComparison.Ordinal);
        }

        using var glue = new GlueClient();
        var catalog = new LakeCatalog(lake.Lake, CatalogOfTests.Few, settings, glue);
        await catalog.SyncAsync(Token);
        Assert.Empty(await catalog.DiffAsync(Token));
    }

    [Theory]
    [InlineData("bank_transactions", "2026-03-02", "The files of 'bank_transactions' of 2026-03-02 lie in several folders, and a partition in Glue has one. 'fleet rebuild --tables bank_transactions' makes the partition again.")]
    [InlineData("places", null, "The files of 'places' lie in several folders, ")]
    public async Task Partition_WhoseFilesLieInTwoFolders_IsRefusedByTableAndDay(string name, string? day, string told)
    {
        var table = BuiltIn.Catalog.Table(name);
        var manifest = new TableManifest
        {
            Partitions =
            [
                new PartitionEntry
                {
                    Day = day is null ? null : Day.Parse(day),
                    Fingerprint = "f",
                    Inputs = new Dictionary<string, string>(StringComparer.Ordinal),
                    InputVersions = new Dictionary<string, string>(StringComparer.Ordinal),
                    Rows = 2,
                    RunId = "run-1",
                    Files = [new DataFile($"{name}/run-1/part-0.parquet", 1, 1), new DataFile($"{name}/run-2/part-0.parquet", 1, 1)],
                },
            ],
        };
        var tables = new CuratedTables(await cloud.SmallAsync(), new CatalogSettings());
        var refused = Assert.Throws<FleetException>(() => tables.Of(table, manifest, "hash"));
        Assert.Equal("FS7308", refused.Code);
        Assert.StartsWith(told, refused.Message, StringComparison.Ordinal);
    }

    private static async Task<bool> IsLookAtAsync(HttpRequest request, string database)
    {
        request.EnableBuffering();
        using var body = new StreamReader(request.Body, leaveOpen: true);
        var text = await body.ReadToEndAsync(Token);
        request.Body.Position = 0;
        return request.Headers["X-Amz-Target"].ToString().EndsWith(".GetTables", StringComparison.Ordinal) && text.Contains($"\"{database}\"", StringComparison.Ordinal);
    }
}
