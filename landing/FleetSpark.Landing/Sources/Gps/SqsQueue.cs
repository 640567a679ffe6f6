using System.Globalization;
using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace FleetSpark.Landing.Sources.Gps;

/// <summary>A queue of Amazon SQS.</summary>
/// <param name="client">Makes the calls; its retries are the SDK's. Its owner disposes it, unless the queue made it itself.</param>
/// <param name="queueUrl">The queue's address.</param>
public sealed class SqsQueue(IAmazonSQS client, string queueUrl) : IMessageQueue, IDisposable
{
    // Of SQS: messages of a call, calls of it are bounded by nothing but good manners.
    private const int MessagesOfACall = 10;
    private const int CallsAtOnce = 8;
    private const string RedrivePolicy = "RedrivePolicy";

    private AmazonSQSClient? _ownClient;

    /// <summary>Opens a queue by a client of its own: credentials, region and profile as every AWS program finds them, <c>AWS_ENDPOINT_URL</c> too.</summary>
    /// <exception cref="Core.FleetException">FS2301: no region is set.</exception>
    public static SqsQueue Open(QueueOptions options)
    {
        try
        {
            var client = new AmazonSQSClient();
            return new SqsQueue(client, options.QueueUrl) { _ownClient = client };
        }
        catch (AmazonClientException unset)
        {
            throw QueueErrors.Refused(options.QueueUrl, unset);
        }
    }

    /// <inheritdoc />
    public Task<bool> HasDeadLettersAsync(CancellationToken cancellationToken) => CallAsync(async () =>
        (await client.GetQueueAttributesAsync(queueUrl, [RedrivePolicy], cancellationToken)).Attributes?.ContainsKey(RedrivePolicy) ?? false);

    /// <inheritdoc />
    public Task<IReadOnlyList<QueueMessage>> ReceiveAsync(TimeSpan wait, TimeSpan visibilityTimeout, CancellationToken cancellationToken) => CallAsync<IReadOnlyList<QueueMessage>>(async () =>
    {
        var request = new ReceiveMessageRequest
        {
            QueueUrl = queueUrl,
            MaxNumberOfMessages = MessagesOfACall,
            WaitTimeSeconds = (int)wait.TotalSeconds,
            VisibilityTimeout = (int)visibilityTimeout.TotalSeconds,
            MessageSystemAttributeNames = [QueueMessage.SentTimestamp],
        };
        var answer = await client.ReceiveMessageAsync(request, cancellationToken);
        return [.. (answer.Messages ?? []).Select(Read)];
    });

    /// <inheritdoc />
    public Task<int> ChangeVisibilityAsync(IReadOnlyList<QueueMessage> messages, TimeSpan visibilityTimeout, CancellationToken cancellationToken) => InTensAsync(
        messages,
        async (ten, token) =>
        {
            var entries = ten.Select((message, number) => new ChangeMessageVisibilityBatchRequestEntry(IdOf(number), message.Receipt) { VisibilityTimeout = (int)visibilityTimeout.TotalSeconds });
            return (await client.ChangeMessageVisibilityBatchAsync(queueUrl, [.. entries], token)).Failed?.Count ?? 0;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<int> DeleteAsync(IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken) => InTensAsync(
        messages,
        async (ten, token) =>
        {
            var entries = ten.Select((message, number) => new DeleteMessageBatchRequestEntry(IdOf(number), message.Receipt));
            return (await client.DeleteMessageBatchAsync(queueUrl, [.. entries], token)).Failed?.Count ?? 0;
        },
        cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _ownClient?.Dispose();

    private static string IdOf(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Amazon's own answers are whole; another one's end here, by a code.
    private static QueueMessage Read(Message? message) =>
        message is { MessageId: { } id, Body: { } body, ReceiptHandle: { } receipt }
        && QueueMessage.TryReadSentTimestamp(message.Attributes?.GetValueOrDefault(QueueMessage.SentTimestamp), out var sentAt)
            ? new QueueMessage(id, Encoding.UTF8.GetBytes(body), sentAt, receipt)
            : throw new InvalidDataException("It handed over a message without its id, body, receipt or time of sending.");

    private async Task<int> InTensAsync(IReadOnlyList<QueueMessage> messages, Func<IReadOnlyList<QueueMessage>, CancellationToken, Task<int>> call, CancellationToken cancellationToken)
    {
        var failed = 0;
        await Parallel.ForEachAsync(
            messages.Chunk(MessagesOfACall),
            new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = cancellationToken },
            async (ten, token) => Interlocked.Add(ref failed, await CallAsync(() => call(ten, token))));
        return failed;
    }

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (AmazonServiceException refused) when (refused.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Unauthorized)
        {
            throw QueueErrors.Refused(queueUrl, refused);
        }
        // The last two are what the SDK's own checks throw at an answer that lacks what they compare.
        catch (Exception failed) when (failed is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or InvalidDataException or System.Text.Json.JsonException or ArgumentNullException or NullReferenceException)
        {
            throw QueueErrors.Failed(queueUrl, failed);
        }
    }
}
