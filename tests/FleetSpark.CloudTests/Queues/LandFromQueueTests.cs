using System.Globalization;
using Amazon.SQS;

namespace FleetSpark.CloudTests.Queues;

/// <summary><c>fleet land gps</c> from the queue that landing.yaml names, as a shell calls it.</summary>
public sealed class LandFromQueueTests(Cloud cloud) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Command_UntilEmpty_LandsWhatTheQueueHolds()
    {
        using var sqs = Sqs();
        await CreateQueueAsync(sqs, Fix(1), Fix(2));
        var answer = await FleetProcess.AnswerAsync(_folder.Path, "land", "gps", "--until-empty");
        Assert.Equal("2 messages landed, 0 poisoned: 2 records, 0 refused, 1 object\n", answer);
        Assert.Contains("\"messages\":0", (await FleetProcess.AnswerAsync(_folder.Path, "land", "gps", "--until-empty", "--json")).Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_ToldToEnd_PutsTheOpenBatchFirst()
    {
        using var sqs = Sqs();
        var queue = await CreateQueueAsync(sqs, Fix(1));
        var process = FleetProcess.Start(_folder.Path, "land", "gps");
        while (await CountAsync(sqs, queue, "ApproximateNumberOfMessagesNotVisible") == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), Token);
        }

        await ProcessFamily.SignalAsync("TERM", process.Id);
        await FleetProcess.FinishAsync(process);
        Assert.Equal((0, 0), (await CountAsync(sqs, queue, "ApproximateNumberOfMessages"), await CountAsync(sqs, queue, "ApproximateNumberOfMessagesNotVisible")));
        Assert.Single(Directory.EnumerateFiles(_folder.PathOf("lake", "raw", "gps"), "*.ndjson.gz", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("tags", "FS2503")]
    [InlineData("fleet", "FS2503")]
    [InlineData("planes", "FS3002")]
    public async Task Command_OfASourceThatNothingNames_IsRefused(string source, string code) =>
        Assert.Contains(code, (await FleetProcess.RunAsync(_folder.Path, "land", source)).Error, StringComparison.Ordinal);

    private static string Fix(int number) => $$"""{"device_number":"dev-{{number}}","latitude":-23.5,"longitude":-46.6,"recorded_at":"2026-03-10T12:00:00Z"}""";

    private static async Task<int> CountAsync(AmazonSQSClient sqs, string queue, string attribute) =>
        int.Parse((await sqs.GetQueueAttributesAsync(queue, [attribute], Token)).Attributes[attribute], CultureInfo.InvariantCulture);

    private AmazonSQSClient Sqs() => cloud.Local is null ? throw new InvalidOperationException("The cloud was not started.") : new AmazonSQSClient();

    private async Task<string> CreateQueueAsync(AmazonSQSClient sqs, params string[] bodies)
    {
        var queue = (await sqs.CreateQueueAsync($"gps-{Guid.NewGuid():N}", Token)).QueueUrl;
        foreach (var body in bodies)
        {
            await sqs.SendMessageAsync(queue, body, Token);
        }

        Directory.CreateDirectory(_folder.PathOf("lake"));
        await File.WriteAllTextAsync(_folder.PathOf("lake", "landing.yaml"), $"gps:\n  queue_url: {queue}\n", Token);
        return queue;
    }
}
