using FleetSpark.Aws;
using FleetSpark.Core;
using FleetSpark.Emr.Usage;

namespace FleetSpark.EmrTests.Wire;

/// <summary>What EMR is asked about what a run took, and what is made of its answers.</summary>
public sealed class UsageTests
{
    // 2026-03-29T12:00:00Z
    private static readonly DateTimeOffset Noon = DateTimeOffset.FromUnixTimeSeconds(1774785600);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cluster_WithTwoPagesOfMachines_HasTheHoursOfAll()
    {
        await using var service = await ScriptedService.StartAsync(
            ScriptedService.Says(200, """{"Instances":[{"Id":"ci-1","InstanceType":"m7g.xlarge","Market":"ON_DEMAND","Status":{"State":"RUNNING","Timeline":{"CreationDateTime":1774782000.5,"ReadyDateTime":1774782300}}}],"Marker":"more"}"""),
            ScriptedService.Says(200, """{"Instances":[{"Id":"ci-2","InstanceType":"r7g.xlarge","Market":"SPOT","Status":{"State":"TERMINATED","Timeline":{"CreationDateTime":1774782000,"EndDateTime":1774787400}}},{"Id":"ci-3","Status":{"State":"AWAITING_FULFILLMENT"}}]}"""));
        var usage = await FindAsync(service);
        Assert.Equal([new InstanceHours("m7g.xlarge", "ON_DEMAND", 1), new InstanceHours("r7g.xlarge", "SPOT", 0.5m)], usage!.Machines);
        Assert.Equal(["""{"ClusterId":"j-1"}""", """{"ClusterId":"j-1","Marker":"more"}"""], service.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task Cluster_ThatMayNotBeAskedFor_IsRefusedByACode()
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(400, """{"__type":"AccessDeniedException","message":"not authorized to perform: elasticmapreduce:ListInstances"}"""));
        var refused = await Assert.ThrowsAsync<FleetException>(() => FindAsync(service));
        Assert.Equal("FS7201", refused.Code);
        Assert.Contains("ListInstances", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_ThatEnded_HasWhatItIsBilledFor()
    {
        await using var service = await ScriptedService.StartAsync(
            ScriptedService.Says(200, """{"jobRuns":[{"id":"r-x","state":"SUCCESS","name":"somebody's"}],"nextToken":"more"}"""),
            ScriptedService.Says(200, """{"jobRuns":[{"id":"r-1","state":"SUCCESS","name":"fleet-1f"}]}"""),
            ScriptedService.Says(200, """{"jobRun":{"jobRunId":"r-1","applicationId":"00f","name":"fleet-1f","state":"SUCCESS","createdAt":1774785600,"updatedAt":1774785720,"totalResourceUtilization":{"vCPUHour":0.5,"memoryGBHour":2.1,"storageGBHour":1.0},"billedResourceUtilization":{"vCPUHour":0.523,"memoryGBHour":2.094,"storageGBHour":0.0}}}"""));
        var billed = await UsagesOf(service).ReadJobAsync("00f", "fleet-1f", Noon, Token);
        Assert.Equal(new BilledHours(0.523m, 2.094m), billed);
        Assert.Equal(["/applications/00f/jobruns", "/applications/00f/jobruns", "/applications/00f/jobruns/r-1"], service.Requests.Select(request => request.Path.Split('?')[0]));
    }

    [Theory]
    [InlineData("""{"jobRuns":[]}""", "{}")]
    [InlineData("""{"jobRuns":[{"id":"r-1","state":"RUNNING","name":"fleet-1f"}]}""", """{"jobRun":{"jobRunId":"r-1","state":"RUNNING"}}""")]
    public async Task Job_ThatIsForgottenOrStillWorks_HasNothingYet(string list, string job)
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(200, list), ScriptedService.Says(200, job));
        Assert.Null(await UsagesOf(service).ReadJobAsync("00f", "fleet-1f", Noon, Token));
    }

    // Of a run of an hour.
    private static Task<RunUsage?> FindAsync(ScriptedService service) =>
        UsagesOf(service).FindAsync("run", UtcInstants.ToText(Noon), Noon.AddHours(1), name => name == RunVariables.Cluster ? "j-1" : null, Token);

    private static RunUsages UsagesOf(ScriptedService service) => new(new AwsClientOptions { Endpoint = service.Endpoint });
}
