using System.Globalization;
using System.IO.Compression;
using System.Text;
using Amazon.SQS;
using Amazon.SQS.Model;
using FleetSpark.Core;
using FleetSpark.Landing.Sources.Gps;

namespace FleetSpark.CloudTests.Queues;

/// <summary>A real queue's messages are in the lake, once each, and the queue is empty.</summary>
public sealed class GpsQueueTests(Cloud cloud) : IDisposable
{
    // Received so often and not deleted, a message goes to the dead-letter queue.
    private const int MostReceives = 2;

    private readonly Lazy<AmazonSQSClient> _sqs = new(() => cloud.Local is null ? throw new InvalidOperationException() : new AmazonSQSClient());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AmazonSQSClient Sqs => _sqs.Value;

    public void Dispose()
    {
        if (_sqs.IsValueCreated)
        {
            _sqs.Value.Dispose();
        }
    }

    [Fact]
    public async Task Queue_WithMessagesOfEveryForm_IsLandedAndEmptied()
    {
        var (queue, deadLetters) = await CreateQueuesAsync();
        var send = $"[{string.Join(',', Enumerable.Range(0, 3000).Select(Fix))}]";
        await SendAsync(queue, Pack(send));
        await SendAsync(queue, Fix(3000));
        await SendAsync(queue, $"{Fix(3001)}\n{Fix(3002)}\nbroken");
        await SendAsync(queue, "poison");
        for (var more = 0; more < 30; more++)
        {
            await SendAsync(queue, Fix(3003 + more));
        }

        using var lake = await cloud.Local.CreateLakeAsync();
        var report = await LanderOf(lake, queue).RunAsync(untilEmpty: true, progress: null, Token);

        Assert.Equal((33L, 3033L, 0L), (report.Messages, report.Records, report.NotDeleted));
        Assert.Equal((1L, MostReceives), (report.Poisoned, report.GivenBack));
        Assert.Equal(2, report.RefusedByReason.Values.Sum());
        Assert.Equal((0, 1), (await CountAsync(queue), await CountAsync(deadLetters)));
        await lake.RunAsync();
        Assert.Equal([["3033", "3033"]], await lake.QueryAsync("SELECT COUNT(*), COUNT(DISTINCT device_number) FROM gps_positions"));
        Assert.Equal([["broken"], ["poison"]], await lake.QueryAsync("SELECT record_text FROM rejected_records ORDER BY record_text"));
    }

    [Fact]
    public async Task Messages_OfABatchThatStaysOpen_AreKeptFromOthers()
    {
        var (queue, _) = await CreateQueuesAsync();
        await SendAsync(queue, Fix(1));
        using var lake = await cloud.Local.CreateLakeAsync();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        // Open for longer than a message is hidden by one call.
        var options = new QueueOptions { QueueUrl = queue, BatchTime = TimeSpan.FromSeconds(14), Hidden = TimeSpan.FromSeconds(10), Receivers = 1 };
        var reported = new Told(stopping);
        var landing = LanderOf(lake, queue, options).RunAsync(untilEmpty: false, reported, stopping.Token);
        await WaitAsync(async () => await CountAsync(queue, "ApproximateNumberOfMessagesNotVisible") == 1);
        while (!reported.IsTold)
        {
            Assert.Empty((await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { WaitTimeSeconds = 1 }, Token)).Messages ?? []);
        }

        Assert.Equal((1L, 0L), ((await landing).Messages, (await landing).NotDeleted));
        Assert.Equal(0, await CountAsync(queue));
    }

    [Fact]
    public async Task Landing_StoppedWhileABatchIsOpen_PutsItFirst()
    {
        var (queue, _) = await CreateQueuesAsync();
        await SendAsync(queue, Fix(1));
        using var lake = await cloud.Local.CreateLakeAsync();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var landing = LanderOf(lake, queue, new QueueOptions { QueueUrl = queue, BatchTime = TimeSpan.FromHours(1) }).RunAsync(untilEmpty: false, progress: null, stopping.Token);
        await WaitAsync(async () => await CountAsync(queue, "ApproximateNumberOfMessagesNotVisible") == 1);
        await stopping.CancelAsync();
        Assert.Equal((1L, 1L, 1), ((await landing).Messages, (await landing).Records, (await landing).Objects));
        Assert.Equal((0, 0), (await CountAsync(queue), await CountAsync(queue, "ApproximateNumberOfMessagesNotVisible")));
    }

    [Fact]
    public async Task Queue_WithoutDeadLetters_IsRidOfWhatIsPoisoned()
    {
        var queue = (await Sqs.CreateQueueAsync($"gps-{Guid.NewGuid():N}", Token)).QueueUrl;
        await SendAsync(queue, "poison");
        using var lake = await cloud.Local.CreateLakeAsync();
        var report = await LanderOf(lake, queue).RunAsync(untilEmpty: true, progress: null, Token);
        Assert.Equal((1L, 1L, 1), (report.Messages, report.Poisoned, report.Objects));
        Assert.Equal(0, await CountAsync(queue));
    }

    [Fact]
    public async Task Queue_ThatIsNotThere_IsTold()
    {
        using var lake = await cloud.Local.CreateLakeAsync();
        var failure = await Assert.ThrowsAsync<FleetException>(() => LanderOf(lake, new Uri(cloud.Local.Endpoint, "123456789012/no-such-queue").ToString()).RunAsync(untilEmpty: true, progress: null, Token));
        Assert.Equal("FS2301", failure.Code);
    }

    private static string Fix(int number) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"device_number":"dev-{{number}}","latitude":-23.5,"longitude":-46.6,"recorded_at":"2026-03-10T12:00:00Z","speed_kmh":80.5,"heading_deg":90.0,"ignition":true}""");

    private static string Pack(string body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(body));
        }

        return Convert.ToBase64String(packed.ToArray());
    }

    private static async Task WaitAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), Token);
        }
    }

    private QueueLander LanderOf(TestLake lake, string queue, QueueOptions? options = null) => new(
        lake.Catalog.Source("gps"), lake.Lake.Raw("gps", isRestricted: false), new SqsQueue(Sqs, queue), options ?? new QueueOptions { QueueUrl = queue }, TimeProvider.System);

    private async Task<(string Queue, string DeadLetters)> CreateQueuesAsync()
    {
        var name = Guid.NewGuid().ToString("N");
        var deadLetters = (await Sqs.CreateQueueAsync($"gps-dead-{name}", Token)).QueueUrl;
        var arn = (await Sqs.GetQueueAttributesAsync(deadLetters, ["QueueArn"], Token)).Attributes["QueueArn"];
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":{{MostReceives}}}""",
        };
        return ((await Sqs.CreateQueueAsync(new CreateQueueRequest($"gps-{name}") { Attributes = attributes }, Token)).QueueUrl, deadLetters);
    }

    private Task<SendMessageResponse> SendAsync(string queue, string body) => Sqs.SendMessageAsync(queue, body, Token);

    private async Task<int> CountAsync(string queue, string attribute = "ApproximateNumberOfMessages") =>
        int.Parse((await Sqs.GetQueueAttributesAsync(queue, [attribute], Token)).Attributes[attribute], CultureInfo.InvariantCulture);

    // Stops a landing after its first batch.
    private sealed class Told(CancellationTokenSource stopping) : IProgress<QueueReport>
    {
        public bool IsTold { get; private set; }

        public void Report(QueueReport value)
        {
            IsTold = true;
            stopping.Cancel();
        }
    }
}
