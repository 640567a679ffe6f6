using System.Collections.Concurrent;
using FleetSpark.Aws.Glue;
using FleetSpark.Core;
using FleetSpark.Emr.Catalog;
using Microsoft.AspNetCore.Http;

namespace FleetSpark.CatalogTests.Catalog;

/// <summary>What goes wrong on the way to Glue is made good, or told.</summary>
public sealed class WireTests(Cloud cloud) : IDisposable
{
    private const string Variable = "AWS_ENDPOINT_URL_GLUE";

    private readonly CatalogSettings _settings = CatalogOfTests.NewSettings();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);

    [Theory]
    [InlineData(nameof(Fault.Before))]
    [InlineData(nameof(Fault.After))]
    [InlineData(nameof(Fault.Half))]
    [InlineData(nameof(Fault.Busy))]
    [InlineData(nameof(Fault.Throttled))]
    public async Task Sync_WhereEachKindOfCallFailsOnce_RegistersAll(string name)
    {
        var fault = Enum.Parse<Fault>(name);
        var failed = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await SyncAsync(request => failed.TryAdd(OperationOf(request), true) ? fault : Fault.None);
        Assert.Superset(new HashSet<string> { "CreateDatabase", "GetTables", "CreateTable", "BatchCreatePartition", "UpdateTable" }, failed.Keys.ToHashSet());
        await AssertRightAsync();
    }

    [Theory]
    [InlineData(nameof(Fault.Denied), "FS7305", "CreateTable")]
    [InlineData(nameof(Fault.Throttled), "FS7306", "CreateTable")]
    [InlineData(nameof(Fault.Before), "FS7306", "BatchCreatePartition")]
    public async Task Sync_WhereACallFailsAlways_SaysWhichAndIsMendedByTheNext(string name, string code, string operation)
    {
        var fault = Enum.Parse<Fault>(name);
        var refused = await Assert.ThrowsAsync<FleetException>(() => SyncAsync(request => OperationOf(request) == operation ? fault : Fault.None));
        Assert.Equal(code, refused.Code);
        Assert.Contains(operation, refused.Message, StringComparison.Ordinal);
        await SyncAsync(_ => Fault.None);
        await AssertRightAsync();
    }

    [Theory]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(30)]
    public async Task Sync_ThatDiesAtSomeCall_IsMendedByTheNext(int at)
    {
        var calls = 0;
        await Assert.ThrowsAsync<FleetException>(() => SyncAsync(_ => Interlocked.Increment(ref calls) >= at ? Fault.Denied : Fault.None));
        await SyncAsync(_ => Fault.None);
        await AssertRightAsync();
    }

    private async Task SyncAsync(Func<HttpRequest, Fault> faultOf)
    {
        await using var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, faultOf);
        Environment.SetEnvironmentVariable(Variable, relay.Endpoint.ToString());
        using var glue = new GlueClient();
        Environment.SetEnvironmentVariable(Variable, null);
        await new LakeCatalog(await cloud.SmallAsync(), CatalogOfTests.Few, _settings, glue).SyncAsync(Token);
    }

    private async Task AssertRightAsync()
    {
        using var glue = new GlueClient();
        Assert.Empty(await new LakeCatalog(await cloud.SmallAsync(), CatalogOfTests.Few, _settings, glue).DiffAsync(Token));
    }

    private static string OperationOf(HttpRequest request) => request.Headers["X-Amz-Target"].ToString().Split('.')[^1];
}
