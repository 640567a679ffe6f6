using System.Text.Json;
using FleetSpark.EmrTests.Wire;

namespace FleetSpark.EmrTests.Cloud;

/// <summary>What the commands say of costs.</summary>
public sealed class CostTests(EmrCloud cloud)
{
    private const string RunId = "20260320T000000Z-00000001";
    private static readonly DateTimeOffset Sent = new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plan_OfALakeWithACluster_SaysWhatTheRunWouldCostAndWhy()
    {
        using var lake = await cloud.CreateLakeAsync($"held-{Guid.NewGuid():N}");
        await lake.PutAsync("places", Sent, SmallFleet.Place("Depot"));
        Assert.EndsWith("On EMR: no estimate, since the history has no run on Spark.\n", await AnswerAsync(lake, "plan", "--tables", "places"), StringComparison.Ordinal);

        await cloud.Local.PutAsync(lake.Lake.Location.At($"curated/_runs/{RunId}.json"), ReportOf("spark", seconds: 120, tableSeconds: 60));
        // 120 s of work, 7 minutes to start, 10 idle, on two machines at 0.252 USD an hour.
        Assert.EndsWith(
            "On EMR: about 0.16 USD: 2 min on 1 m7i.xlarge + 1 m7i.xlarge, 7 min to start it and 10 min until it ends, from 1 run on Spark.\n",
            await AnswerAsync(lake, "plan", "--tables", "places"), StringComparison.Ordinal);
        using var plan = JsonDocument.Parse(await AnswerAsync(lake, "plan", "--tables", "places", "--json"));
        Assert.Equal((0.1596m, 1), (Math.Round(plan.RootElement.GetProperty("estimate").GetProperty("usd").GetDecimal(), 6), plan.RootElement.GetProperty("estimate").GetProperty("runs").GetInt32()));

        // The lake's own prices; what they lack is the repository's.
        await cloud.Local.PutAsync(lake.Lake.Location.At("prices.yaml"), "regions: {us-east-1: {ec2: {m7i.xlarge: {usd: 10, per: hour, date: 2026-03-29, source: our contract}}}}");
        Assert.Contains("On EMR: about 6.37 USD", await AnswerAsync(lake, "plan", "--tables", "places"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhoseClusterCannotBeAskedFor_IsPublishedAndSaysSo()
    {
        using var lake = new TestLake();
        await lake.PutAsync("places", Sent, SmallFleet.Place("Depot"));
        var run = await FleetProcess.ShellAsync(Path.GetTempPath(), $"FLEET_CLUSTER_ID=j-NOBODYS AWS_MAX_ATTEMPTS=1 $FLEET run --lake '{lake.Lake.Location}'");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Published as run", run.Output, StringComparison.Ordinal);
        Assert.Contains("FS7603 What the run ", run.Error, StringComparison.Ordinal);
        Assert.Contains("The run is published all the same.", run.Error, StringComparison.Ordinal);
        Assert.Contains(" │     – │   – │", await AnswerAsync(lake, "history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_OfAJobRun_AsksTheServiceWhatItIsBilledForAndPricesIt()
    {
        using var lake = new TestLake();
        await PutAsync(lake, $"_runs/{RunId}.json", ReportOf("spark", seconds: 120, tableSeconds: 60));
        await PutAsync(lake, $"_usage/{RunId}.json", $$"""{"run_id":"{{RunId}}","place":"00f","region":"us-east-1","machines":[],"job":"fleet-1f","architecture":"x86_64"}""");
        await using var service = await ScriptedService.StartAsync(
            ScriptedService.Says(200, """{"jobRuns":[{"id":"r-1","state":"SUCCESS","name":"fleet-1f"}]}"""),
            ScriptedService.Says(200, """{"jobRun":{"jobRunId":"r-1","state":"SUCCESS","billedResourceUtilization":{"vCPUHour":2.0,"memoryGBHour":8.0}}}"""));
        var history = await FleetProcess.ShellAsync(Path.GetTempPath(), $"AWS_ENDPOINT_URL={service.Endpoint} $FLEET history --lake '{lake.Lake.Location}'");
        Assert.Contains(" │ 2.00 vCPU │ 0.1515 │", history.Output, StringComparison.Ordinal); // 2 × 0.052624 + 8 × 0.0057785
        Assert.Contains("createdAtAfter=2026-03-19T23", service.Requests[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_WithoutAPrice_ShowsHoursAndNamesIt()
    {
        using var lake = new TestLake();
        await PutAsync(lake, $"_runs/{RunId}.json", ReportOf("spark", seconds: 120, tableSeconds: 60));
        await PutAsync(lake, $"_usage/{RunId}.json", $$"""{"run_id":"{{RunId}}","place":"j-1","region":"sa-east-1","machines":[{"type":"m6g.xlarge","market":"ON_DEMAND","hours":0.5}]}""");
        await PutAsync(lake, "_usage/20260321T000000Z-00000002.json", "{");
        var history = await FleetProcess.RunAsync(Path.GetTempPath(), "history", "--lake", lake.Lake.Location.ToString());
        Assert.Contains(" │  0.50 │   – │", history.Output, StringComparison.Ordinal);
        Assert.Contains("FS7602 These prices are not known: sa-east-1/emr/m6g.xlarge.", history.Error, StringComparison.Ordinal);
        Assert.Contains("no report of a run, nor what one took: _usage/20260321T000000Z-00000002.json.", history.Error, StringComparison.Ordinal);
        Assert.Equal(0, history.ExitCode);
    }

    private static Task<string> AnswerAsync(TestLake lake, params string[] words) => FleetProcess.AnswerAsync(Path.GetTempPath(), [.. words, "--lake", lake.Lake.Location.ToString()]);

    private static async Task PutAsync(TestLake lake, string key, string text)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        await lake.Lake.Curated.PutIfAbsentAsync(key, content, Token);
    }

    private static string ReportOf(string engine, double seconds, double tableSeconds) =>
        $$"""{"run_id":"{{RunId}}","engine":"{{engine}}","started_at":"2026-03-20T00:00:00.000000Z","seconds":{{seconds}},"staged":[],"tables":[{"table":"places","partitions":1,"rows":1,"bytes":1,"seconds":{{tableSeconds}}}],"balance":[],"checks":[]}""";
}
