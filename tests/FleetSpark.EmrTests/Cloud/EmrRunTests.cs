using System.Text.Json;
using Amazon.S3.Model;
using FleetSpark.Core;
using FleetSpark.Emr;
using FleetSpark.Emr.Calls;
using FleetSpark.Emr.Runs;
using FleetSpark.EmrTests.Watching;
using FleetSpark.Lake;

namespace FleetSpark.EmrTests.Cloud;

/// <summary>Runs as real steps: this clone's package, unpacked by the cluster, on a real Spark, on a lake that is on S3.</summary>
public sealed class EmrRunTests(EmrCloud cloud)
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly SubmitTimes Quick = new() { PollEvery = TimeSpan.FromMilliseconds(200), LogPatience = TimeSpan.FromSeconds(10) };

    // A step that hangs must not hang the tests with it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_AsAStep_MakesTheTablesThatDuckDbMakesHere()
    {
        using var here = await SmallFleet.OfDaysAsync(1);
        using var region = await WatchedRegion.CreateAsync(cloud.Local, "us-west-2");
        using var there = await cloud.CreateLakeAsync(Name(), $"topic: {region.Topic}");
        await CopyRawAsync(here, there);
        await cloud.DeployAsync(there);
        var ended = await RunAsync(there, new RunRequest());
        Assert.True(ended.HasCompleted, ended.Reason);
        Assert.Superset(new HashSet<string> { "FailedRuns: 0 of 1", "Runs: 1 of 1", "FailedChecks[gps_positions]: 0 of 1" }, (await region.MetricsAsync()).ToHashSet());

        await here.RunAsync();
        Assert.Empty(await LakeComparison.DifferencesAsync(here, there));
        Assert.Empty(await there.PlanAsync());
        Assert.Empty(await KeysAsync(there, "curated/_scratch/"));
        Assert.Empty(await KeysAsync(there, "restricted/_scratch/"));
        await AssertHistoryHasHoursAsync(there);
    }

    [Fact]
    public async Task Run_WhoseSqlIsBad_SaysTableAndLine()
    {
        using var lake = await CreateLakeOfPlacesAsync();
        await EmrCloud.DeployAsync(lake, await cloud.MakeOtherAsync(folder =>
            File.AppendAllText(Path.Combine(folder, "spark-jobs", "tables", "places", "query.sql"), "\nWHERE no_such_column > 1\n")));
        var failure = await FailAsync(lake);
        Assert.Contains("FS4001 places", failure, StringComparison.Ordinal);
        Assert.Contains("no_such_column", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OutOfMemory_SaysSo()
    {
        using var lake = await CreateLakeOfPlacesAsync("spark: {spark.driver.defaultJavaOptions: -XX:MaxMetaspaceSize=32m}");
        await cloud.DeployAsync(lake);
        var failure = await FailAsync(lake);
        Assert.True(failure.Contains("ran out of memory", StringComparison.Ordinal), failure);
    }

    [Fact]
    public async Task Run_WhoseArchiveIsMissing_SaysSo()
    {
        using var lake = await CreateLakeOfPlacesAsync();
        await cloud.DeployAsync(lake);
        foreach (var key in await KeysAsync(lake, "packages/fleet-"))
        {
            await cloud.Local.S3.DeleteObjectAsync(lake.Lake.Location.S3!.Value.Bucket, key, Token);
        }

        Assert.Contains("'fleet emr deploy' uploads the package", await FailAsync(lake), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatIsDeniedABucket_SaysWhich()
    {
        using var lake = await CreateLakeOfPlacesAsync();
        await cloud.DeployAsync(lake);
        var bucket = lake.Lake.Location.S3!.Value.Bucket;
        await cloud.Local.S3.PutBucketPolicyAsync(new PutBucketPolicyRequest
        {
            BucketName = bucket,
            Policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/lake/raw/*"}]}""",
        }, Token);
        var failure = await FailAsync(lake);
        Assert.Contains("FS1011", failure, StringComparison.Ordinal);
        Assert.Contains($"s3://{bucket}/lake/raw/places/", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatIsCancelledWhileItWorks_IsSeenByNobody()
    {
        using var lake = await CreateLakeOfPlacesAsync();
        await cloud.DeployAsync(lake);
        using var runs = await OpenAsync(lake);
        var (run, _) = await runs.SubmitAsync(await runs.PrepareAsync(new RunRequest(), Token), Token);
        await Eventually.BeAsync(async () => (await runs.FindAsync(run.Id, Token)).State, state => state == "RUNNING", cancellationToken: Token);
        await Eventually.BeAsync(
            async () =>
            {
                try
                {
                    await runs.CancelAsync(run, Token);
                    return true;
                }
                catch (FleetException early) when (early.Code == "FS7207")
                {
                    return false; // its process is being started
                }
            },
            isCancelled => isCancelled,
            cancellationToken: Token);
        Assert.Equal("CANCELLED", (await runs.WaitAsync(run, progress: null, Token)).State);
        Assert.Empty(await KeysAsync(lake, "curated/head.json"));
    }

    // The step left word of its cluster's two machines, and what they took costs something.
    private static async Task AssertHistoryHasHoursAsync(TestLake lake)
    {
        using var history = JsonDocument.Parse(await FleetProcess.AnswerAsync(Path.GetTempPath(), "history", "--json", "--lake", lake.Lake.Location.ToString()));
        var run = Assert.Single(history.RootElement.GetProperty("runs").EnumerateArray());
        var (usage, seconds) = (run.GetProperty("usage"), run.GetProperty("seconds").GetDouble());
        var machines = Assert.Single(usage.GetProperty("machines").EnumerateArray());
        Assert.Equal(("m7i.xlarge", "ON_DEMAND"), (machines.GetProperty("type").GetString(), machines.GetProperty("market").GetString()));
        var hours = usage.GetProperty("machine_hours").GetDecimal();
        Assert.InRange((double)hours * 3600, 2 * seconds - 1, 2 * seconds + 240);
        Assert.Equal(hours * 0.252m, usage.GetProperty("usd").GetDecimal());
        Assert.Matches(@"│ +\d+\.\d\d │ \d\.\d{4} │", await FleetProcess.AnswerAsync(Path.GetTempPath(), "history", "--lake", lake.Lake.Location.ToString()));
    }

    private static string Name() => $"fleet-{Guid.NewGuid():N}";

    private static async Task<EmrRuns> OpenAsync(TestLake lake) =>
        new EmrPlaces(lake.Lake, await EmrSettings.ReadAsync(lake.Lake, Token), TimeProvider.System, Quick).OpenRuns();

    private static async Task<SubmittedRun> RunAsync(TestLake lake, RunRequest request)
    {
        using var runs = await OpenAsync(lake);
        var (run, _) = await runs.SubmitAsync(await runs.PrepareAsync(request, Token), Token);
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        impatience.CancelAfter(Patience);
        var ended = await runs.WaitAsync(run, progress: null, impatience.Token);
        return ended.HasCompleted ? ended : throw await runs.ExplainAsync(ended, Token);
    }

    private async Task<string> FailAsync(TestLake lake)
    {
        var failed = await Assert.ThrowsAsync<FleetException>(() => RunAsync(lake, new RunRequest { Tables = ["places"] }));
        Assert.Equal("FS7204", failed.Code);
        Assert.Empty(await KeysAsync(lake, "curated/head.json"));
        return failed.Message;
    }

    private async Task<TestLake> CreateLakeOfPlacesAsync(string more = "")
    {
        var lake = await cloud.CreateLakeAsync(Name(), more);
        await lake.PutAsync("places", Sent, SmallFleet.Place("Depot"));
        return lake;
    }

    private static async Task CopyRawAsync(TestLake from, TestLake to)
    {
        foreach (var source in BuiltIn.SourceNames)
        {
            var (raw, target) = (from.Lake.Raw(source, isRestricted: false), to.Lake.Raw(source, isRestricted: false));
            await foreach (var key in RawKey.ListAsync(raw, Token))
            {
                await using var content = await raw.OpenAsync(key.ToString(), Token);
                await target.PutIfAbsentAsync(key.ToString(), content!, Token);
            }
        }
    }

    private async Task<IReadOnlyList<string>> KeysAsync(TestLake lake, string prefix)
    {
        var place = lake.Lake.Location.S3!.Value;
        var listed = await cloud.Local.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = place.Bucket, Prefix = place.Prefix + prefix }, Token);
        return [.. (listed.S3Objects ?? []).Select(found => found.Key)];
    }
}
