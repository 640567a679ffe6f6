using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace FleetSpark.CloudTests.Queues;

/// <summary>A queue of one test's own.</summary>
internal sealed class TestQueue
{
    private readonly IAmazonSQS _sqs;

    private TestQueue(IAmazonSQS sqs, string url)
    {
        _sqs = sqs;
        Url = url;
    }

    /// <summary>Its address.</summary>
    public string Url { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes a queue.</summary>
    /// <param name="cloud">Where.</param>
    /// <param name="attributes">Its attributes; null for SQS's own.</param>
    public static async Task<TestQueue> CreateAsync(LocalCloud cloud, Dictionary<string, string>? attributes = null) =>
        new(cloud.Sqs, (await cloud.Sqs.CreateQueueAsync(new CreateQueueRequest($"gps-{Guid.NewGuid():N}") { Attributes = attributes ?? [] }, Token)).QueueUrl);

    /// <summary>Makes a queue from which a message that was received too often goes to another one.</summary>
    public static async Task<(TestQueue Queue, TestQueue DeadLetters)> CreateWithDeadLettersAsync(LocalCloud cloud, int mostReceives, TimeSpan? visibleAgainAfter = null)
    {
        var deadLetters = await CreateAsync(cloud);
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{await deadLetters.ArnAsync()}}","maxReceiveCount":{{mostReceives}}}""",
            ["VisibilityTimeout"] = (visibleAgainAfter ?? TimeSpan.FromSeconds(30)).TotalSeconds.ToString(CultureInfo.InvariantCulture),
        };
        return (await CreateAsync(cloud, attributes), deadLetters);
    }

    /// <summary>A fix as a device sends it.</summary>
    public static string Fix(int number) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"device_number":"dev-{{number}}","latitude":-23.5,"longitude":-46.6,"recorded_at":"2026-03-10T12:00:00Z","speed_kmh":80.5,"heading_deg":90.0,"ignition":true}""");

    /// <summary>Sends messages.</summary>
    public async Task SendAsync(params IReadOnlyList<string> bodies)
    {
        foreach (var body in bodies)
        {
            await _sqs.SendMessageAsync(Url, body, Token);
        }
    }

    /// <summary>Its name for other services.</summary>
    public async Task<string> ArnAsync() => (await _sqs.GetQueueAttributesAsync(Url, ["QueueArn"], Token)).Attributes["QueueArn"];

    /// <summary>How many messages may be received now.</summary>
    public Task<int> CountAsync() => CountAsync("ApproximateNumberOfMessages");

    /// <summary>How many messages were received and not deleted.</summary>
    public Task<int> CountHiddenAsync() => CountAsync("ApproximateNumberOfMessagesNotVisible");

    /// <summary>Waits until a message was received.</summary>
    public Task WaitUntilReceivedAsync() => Eventually.BeAsync(CountHiddenAsync, hidden => hidden > 0, cancellationToken: Token);

    private async Task<int> CountAsync(string attribute) => int.Parse((await _sqs.GetQueueAttributesAsync(Url, [attribute], Token)).Attributes[attribute], CultureInfo.InvariantCulture);
}
