using Amazon.SQS.Model;
using FleetSpark.Core;
using FleetSpark.Landing.Sources.Gps;

namespace FleetSpark.CloudTests.Queues;

/// <summary>A real queue's messages are in the lake, once each, and the queue is empty.</summary>
public sealed class GpsQueueTests(Cloud cloud)
{
    // Received so often and not deleted, a message goes to the dead-letter queue.
    private const int MostReceives = 2;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queue_WithMessagesOfEveryForm_IsLandedAndEmptied()
    {
        var (queue, deadLetters) = await TestQueue.CreateWithDeadLettersAsync(cloud.Local, MostReceives);
        var send = $"[{string.Join(',', Enumerable.Range(0, 3000).Select(TestQueue.Fix))}]";
        await queue.SendAsync(Gzipped.Base64(send));
        await queue.SendAsync(TestQueue.Fix(3000));
        await queue.SendAsync($"{TestQueue.Fix(3001)}\n{TestQueue.Fix(3002)}\nbroken");
        await queue.SendAsync("poison");
        for (var more = 0; more < 30; more++)
        {
            await queue.SendAsync(TestQueue.Fix(3003 + more));
        }

        using var lake = await cloud.Local.CreateLakeAsync();
        var report = await LanderOf(lake, queue).RunAsync(untilEmpty: true, progress: null, Token);

        Assert.Equal((33L, 3033L, 0L), (report.Messages, report.Records, report.NotDeleted));
        Assert.Equal((1L, MostReceives), (report.Poisoned, report.GivenBack));
        Assert.Equal(2, report.RefusedByReason.Values.Sum());
        Assert.Equal((0, 1), (await queue.CountAsync(), await deadLetters.CountAsync()));
        await lake.RunAsync();
        Assert.Equal([["3033", "3033"]], await lake.QueryAsync("SELECT COUNT(*), COUNT(DISTINCT device_number) FROM gps_positions"));
        Assert.Equal([["broken"], ["poison"]], await lake.QueryAsync("SELECT record_text FROM rejected_records ORDER BY record_text"));
    }

    [Fact]
    public async Task Messages_OfABatchThatStaysOpen_AreKeptFromOthers()
    {
        var (queue, _) = await TestQueue.CreateWithDeadLettersAsync(cloud.Local, MostReceives);
        await queue.SendAsync(TestQueue.Fix(1));
        using var lake = await cloud.Local.CreateLakeAsync();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        // Open for longer than a message is hidden by one call.
        var options = new QueueOptions { QueueUrl = queue.Url, BatchTime = TimeSpan.FromSeconds(14), Hidden = TimeSpan.FromSeconds(10), Receivers = 1 };
        var landing = LanderOf(lake, queue, options).RunAsync(untilEmpty: false, new StopAtOnce(stopping), stopping.Token);
        await queue.WaitUntilReceivedAsync();
        await Eventually.BeAsync(
            async () =>
            {
                Assert.Empty((await cloud.Local.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue.Url) { WaitTimeSeconds = 1 }, Token)).Messages ?? []);
                return landing.IsCompleted;
            },
            isEnded => isEnded,
            cancellationToken: Token);
        Assert.Equal((1L, 0L), ((await landing).Messages, (await landing).NotDeleted));
        Assert.Equal(0, await queue.CountAsync());
    }

    [Fact]
    public async Task Landing_StoppedWhileABatchIsOpen_PutsItFirst()
    {
        var (queue, _) = await TestQueue.CreateWithDeadLettersAsync(cloud.Local, MostReceives);
        await queue.SendAsync(TestQueue.Fix(1));
        using var lake = await cloud.Local.CreateLakeAsync();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var landing = LanderOf(lake, queue, new QueueOptions { QueueUrl = queue.Url, BatchTime = TimeSpan.FromHours(1) }).RunAsync(untilEmpty: false, progress: null, stopping.Token);
        await queue.WaitUntilReceivedAsync();
        await stopping.CancelAsync();
        Assert.Equal((1L, 1L, 1), ((await landing).Messages, (await landing).Records, (await landing).Objects));
        Assert.Equal((0, 0), (await queue.CountAsync(), await queue.CountHiddenAsync()));
    }

    [Fact]
    public async Task Queue_WithoutDeadLetters_IsRidOfWhatIsPoisoned()
    {
        var queue = await TestQueue.CreateAsync(cloud.Local);
        await queue.SendAsync("poison");
        using var lake = await cloud.Local.CreateLakeAsync();
        var report = await LanderOf(lake, queue).RunAsync(untilEmpty: true, progress: null, Token);
        Assert.Equal((1L, 1L, 1), (report.Messages, report.Poisoned, report.Objects));
        Assert.Equal(0, await queue.CountAsync());
    }

    [Fact]
    public async Task Queue_ThatIsNotThere_IsTold()
    {
        using var lake = await cloud.Local.CreateLakeAsync();
        var failure = await Assert.ThrowsAsync<FleetException>(() => LanderOf(lake, new QueueOptions { QueueUrl = new Uri(cloud.Local.Endpoint, "123456789012/no-such-queue").ToString() }).RunAsync(untilEmpty: true, progress: null, Token));
        Assert.Equal("FS2301", failure.Code);
    }

    private QueueLander LanderOf(TestLake lake, TestQueue queue, QueueOptions? options = null) => LanderOf(lake, options ?? new QueueOptions { QueueUrl = queue.Url });

    private QueueLander LanderOf(TestLake lake, QueueOptions options) => new(
        lake.Catalog.Source("gps"), lake.Lake.Raw("gps", isRestricted: false), new SqsQueue(cloud.Local.Sqs, options.QueueUrl), options, TimeProvider.System);

    // Stops a landing after its first batch.
    private sealed class StopAtOnce(CancellationTokenSource stopping) : IProgress<QueueReport>
    {
        public void Report(QueueReport value) => stopping.Cancel();
    }
}
