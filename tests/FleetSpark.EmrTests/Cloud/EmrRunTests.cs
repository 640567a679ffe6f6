using Amazon.S3.Model;
using FleetSpark.Core;
using FleetSpark.Emr;
using FleetSpark.Emr.Calls;
using FleetSpark.Emr.Runs;

namespace FleetSpark.EmrTests.Cloud;

/// <summary>Runs that fail, end early or meet, as real steps: the program in a package, unpacked by the cluster, on a real Spark, on a lake that is on S3. A whole one: the rehearsal.</summary>
public sealed class EmrRunTests(EmrCloud cloud)
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly SubmitTimes Quick = new() { PollEvery = TimeSpan.FromMilliseconds(200), LogPatience = TimeSpan.FromSeconds(10) };

    // A step that hangs must not hang the tests with it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_WhoseSqlIsBad_SaysTableAndLine()
    {
        using var lake = await CreateLakeOfPlacesAsync();
        await cloud.DeployOtherAsync(lake, folder => File.AppendAllText(Path.Combine(folder, "spark-jobs", "tables", "places", "query.sql"), "\nWHERE no_such_column > 1\n"));
        var failure = await FailAsync(lake);
        Assert.Contains("FS4001 places", failure, StringComparison.Ordinal);
        Assert.Contains("no_such_column", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OutOfMemory_SaysSo()
    {
        using var lake = await CreateLakeOfPlacesAsync("spark: {spark.driver.defaultJavaOptions: -XX:TieredStopAtLevel=1 -XX:MaxMetaspaceSize=32m}");
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
        await runs.CancelAsync(run, Token);
        Assert.Equal("CANCELLED", (await runs.WaitAsync(run, progress: null, Token)).State);
        Assert.Empty(await KeysAsync(lake, "curated/head.json"));
    }

    // Whose submits do not see each other, since runs are named after their cluster.
    [Fact]
    public async Task Runs_OfTwoClustersAtOnce_PublishOnce()
    {
        using var lake = await CreateLakeOfPlacesAsync();
        await cloud.DeployAsync(lake);
        var settings = await EmrSettings.ReadAsync(lake.Lake, Token);
        var ended = await Task.WhenAll(((string[])[Name(), Name()]).Select(async cluster =>
        {
            using var runs = new EmrPlaces(lake.Lake, settings with { Cluster = settings.Cluster! with { Name = cluster } }, TimeProvider.System, Quick).OpenRuns();
            return await RunAsync(runs, new RunRequest { Tables = ["places"] });
        }));
        Assert.Equal(2, ended.Select(run => run.Place).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal([["1"]], await lake.QueryAsync("SELECT COUNT(*) FROM places"));
        Assert.Empty(await KeysAsync(lake, "curated/_scratch/"));
    }

    private static string Name() => $"fleet-{Guid.NewGuid():N}";

    private static async Task<EmrRuns> OpenAsync(TestLake lake) =>
        new EmrPlaces(lake.Lake, await EmrSettings.ReadAsync(lake.Lake, Token), TimeProvider.System, Quick).OpenRuns();

    private static async Task<SubmittedRun> RunAsync(TestLake lake, RunRequest request)
    {
        using var runs = await OpenAsync(lake);
        return await RunAsync(runs, request);
    }

    private static async Task<SubmittedRun> RunAsync(EmrRuns runs, RunRequest request)
    {
        var (run, _) = await runs.SubmitAsync(await runs.PrepareAsync(request, Token), Token);
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        impatience.CancelAfter(Patience);
        var ended = await runs.WaitAsync(run, progress: null, impatience.Token);
        return ended.HasCompleted ? ended : throw await runs.ExplainAsync(ended, isPatient: true, Token);
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

    private Task<IReadOnlyList<string>> KeysAsync(TestLake lake, string prefix)
    {
        var place = lake.Lake.Location.S3!.Value;
        return cloud.Local.KeysAsync(place.Bucket, place.Prefix + prefix);
    }
}
