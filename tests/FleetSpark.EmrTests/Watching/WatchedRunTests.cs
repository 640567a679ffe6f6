using System.Diagnostics;
using System.Globalization;
using FleetSpark.Emr;

namespace FleetSpark.EmrTests.Watching;

/// <summary>What who watches a lake is told by <c>fleet run</c>, as a shell starts it.</summary>
public sealed class WatchedRunTests(EmrCloud cloud)
{
    private const string BadSpeed = """{"device_number":"dev-1","latitude":-23.5,"longitude":-46.5,"recorded_at":"2026-03-02T02:00:00Z","speed_kmh":"fast"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_ThatIsDone_TellsItsFiguresAndTheNextOneThatItWas()
    {
        using var region = await WatchedRegion.CreateAsync(cloud.Local, "sa-east-1");
        using var lake = await CreateLakeAsync(region.Topic);
        await SmallFleet.PutLateAsync(lake, "gps", BadSpeed);
        Assert.Equal((0, string.Empty), await EndOfAsync(lake));
        var first = await region.MetricsAsync();
        Assert.Superset(
            new HashSet<string> { "FailedChecks[gps_positions]: 0 of 1", "FailedRuns: 0 of 1", "RejectedShare[gps]: 2.941 of 1", "RejectedShare[tags]: 33.333 of 1", "RejectedShare[fleet]: 0 of 1", "Runs: 1 of 1", "Unbalanced: 0 of 1", "WarnedChecks[gps_positions]: 1 of 1" },
            first.ToHashSet());
        // Whatever else the checks of these tables think of so small a fleet, each that found something has its message.
        var heard = await region.HeardAsync();
        Assert.Equal(first.Count(metric => metric.StartsWith("WarnedChecks", StringComparison.Ordinal) && !metric.Contains(": 0 ", StringComparison.Ordinal)), heard.Count);
        var gps = Assert.Single(heard, message => message.Subject == "FleetSpark: gps_positions: 1 check warned");
        Assert.StartsWith("gps_positions.optional_value_was_bad warns: 1 row on 2026-03-02 (1 row).\n", gps.Text, StringComparison.Ordinal);
        Assert.Contains($" of {lake.Lake.Location}: published all the same.\n", gps.Text, StringComparison.Ordinal);
        Assert.Equal("warn", gps.Severity);

        Assert.Equal((0, string.Empty), await EndOfAsync(lake)); // nothing is left to do
        Assert.Equal(["FailedRuns: 0 of 2", "Runs: 2 of 2", "Unbalanced: 0 of 2"], (await region.MetricsAsync()).Except(first));
        Assert.Empty(await region.HeardAsync());
    }

    [Fact]
    public async Task Run_WithACheckThatFails_TellsTableAndDay()
    {
        using var region = await WatchedRegion.CreateAsync(cloud.Local, "us-east-2");
        using var lake = await CreateLakeAsync(region.Topic);
        using var copy = new CatalogCopy();
        copy.Edit("tables/tag_transactions/checks.sql", sql => sql + "\n-- check never (fail): Every charge offends.\nSELECT transaction_id, event_date FROM tag_transactions;\n");
        var (exitCode, error) = await EndOfAsync(lake, $"FLEET_CATALOG='{copy.Folder}'");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("FS4202 1 check(s) failed", error, StringComparison.Ordinal);
        Assert.Superset(
            new HashSet<string> { "FailedChecks[tag_transactions]: 1 of 1", "FailedRuns: 1 of 1", "RejectedShare[tags]: 33.333 of 1", "Runs: 0 of 1", "Unbalanced: 0 of 1", "WarnedChecks[tag_transactions]: 0 of 1" },
            (await region.MetricsAsync()).ToHashSet());
        var heard = Assert.Single(await region.HeardAsync(), message => message.Severity == "fail");
        Assert.Equal("FleetSpark: tag_transactions: 1 check failed", heard.Subject);
        Assert.StartsWith("tag_transactions.never failed: 2 rows on 2026-03-01 (1 row), 2026-03-02 (1 row).\n", heard.Text, StringComparison.Ordinal);
        Assert.Contains(": nothing was published.\n", heard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatDoesNotBalance_TellsThatAlone()
    {
        using var region = await WatchedRegion.CreateAsync(cloud.Local, "eu-west-1");
        using var lake = await CreateLakeAsync(region.Topic);
        using var copy = new CatalogCopy();
        copy.Edit("tables/gps_positions/query.sql", sql => sql.TrimEnd() + " AND device_number <> 'dev-2'\n");
        var (exitCode, error) = await EndOfAsync(lake, $"FLEET_CATALOG='{copy.Folder}'");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("FS4201 The balance of gps on 2026-03-01 does not hold", error, StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "FailedChecks[gps_positions]: 0 of 1", "FailedRuns: 1 of 1", "Runs: 0 of 1", "Unbalanced: 1 of 1" }, (await region.MetricsAsync()).ToHashSet());
    }

    [Fact]
    public async Task Run_ThatNobodyCanBeToldOf_EndsAsItDoes()
    {
        using var lake = await CreateLakeAsync("arn:aws:sns:eu-west-2:123456789012:gone");
        await SmallFleet.PutLateAsync(lake, "gps", BadSpeed);
        var (exitCode, error) = await EndOfAsync(lake, $"AWS_ENDPOINT_URL_CLOUDWATCH=http://127.0.0.1:{LocalCloud.FreePort()}");
        Assert.Equal(0, exitCode);
        Assert.Matches(@"\AFS7503 AWS does not answer PutMetricData: [^\n]+\nFS7502 AWS refuses Publish: [^\n]+\n\z", error);
        Assert.NotEmpty((await lake.PartitionsAsync()).Keys);
    }

    [Fact]
    public async Task Run_ThatIsStopped_TellsNothing()
    {
        using var region = await WatchedRegion.CreateAsync(cloud.Local, "eu-west-3");
        using var lake = await CreateLakeAsync(region.Topic);
        var reached = new TaskCompletionSource();
        await using var relay = await FaultyRelay.StartAsync(cloud.Local.Endpoint, request =>
        {
            var isHeld = request.QueryString.Value!.Contains("raw%2Fgps", StringComparison.Ordinal);
            if (isHeld)
            {
                reached.TrySetResult();
            }

            return isHeld ? Fault.Hung : Fault.None;
        });
        var process = FleetProcess.StartOther("env", Path.GetTempPath(), $"AWS_ENDPOINT_URL_S3={relay.Endpoint}", FleetProcess.Program, "run", "--lake", $"{lake.Lake.Location}");
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(2), Token);
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(Token);
        }

        Assert.Equal(1, (await FleetProcess.FinishAsync(process)).ExitCode);
        Assert.Empty(await region.MetricsAsync());
    }

    private static async Task<(int ExitCode, string Error)> EndOfAsync(TestLake lake, string variables = "")
    {
        var result = await FleetProcess.ShellAsync(Path.GetTempPath(), $"{variables} $FLEET run --lake '{lake.Lake.Location}'");
        return (result.ExitCode, result.Error);
    }

    // What a run on another machine than EMR's needs of emr.yaml, and no more.
    private async Task<TestLake> CreateLakeAsync(string topic)
    {
        using var local = await SmallFleet.OfDaysAsync(2);
        var lake = new TestLake(await Lake.DataLake.OpenAsync(await cloud.Local.CopyUpAsync(local.Lake.Location.Path), clock: null, Token));
        await cloud.Local.PutAsync(lake.Lake.Location.At(EmrSettings.FileName), $"topic: {topic}\n");
        return lake;
    }
}
