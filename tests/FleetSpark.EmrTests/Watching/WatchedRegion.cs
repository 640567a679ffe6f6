using System.Text.Json;
using System.Xml.Linq;
using Amazon.SQS.Model;
using FleetSpark.Aws;

namespace FleetSpark.EmrTests.Watching;

/// <summary>A region of the local cloud with a topic and a queue that hears it; metrics have no lake among their dimensions, so each test takes a region of its own.</summary>
internal sealed class WatchedRegion : IDisposable
{
    private readonly LocalCloud _local;
    private readonly Client _cloudWatch;
    private readonly string _queue;

    private WatchedRegion(LocalCloud local, Client cloudWatch, string topic, string queue)
    {
        _local = local;
        _cloudWatch = cloudWatch;
        Topic = topic;
        _queue = queue;
    }

    /// <summary>The topic's ARN.</summary>
    public string Topic { get; }

    public static async Task<WatchedRegion> CreateAsync(LocalCloud local, string region)
    {
        using var sns = new Client(AwsService.Sns, region);
        var topic = await sns.AskAsync("CreateTopic", [("Name", "fleet")], answer => Members(answer, "TopicArn").Single());
        var queue = (await local.Sqs.CreateQueueAsync($"heard-{region}")).QueueUrl;
        var arn = (await local.Sqs.GetQueueAttributesAsync(queue, ["QueueArn"])).QueueARN;
        await sns.AskAsync("Subscribe", [("TopicArn", topic), ("Protocol", "sqs"), ("Endpoint", arn)], _ => string.Empty);
        return new WatchedRegion(local, new Client(AwsService.CloudWatch, region), topic, queue);
    }

    /// <summary>The metrics, each as <c>Runs: 2 of 2</c>, the sum of its values and how many there are, or <c>RejectedShare[gps]: ...</c>.</summary>
    public async Task<IReadOnlyList<string>> MetricsAsync()
    {
        var metrics = await _cloudWatch.AskAsync("ListMetrics", [("Namespace", "FleetSpark")], answer => Elements(answer, "MetricName")
            .Select(name => (Name: name.Value, Dimension: Elements(name.Parent, "Dimensions").Elements().FirstOrDefault())).Distinct().ToList());
        var told = new List<string>();
        foreach (var (name, dimension) in metrics)
        {
            List<(string, string?)> members =
            [
                ("Namespace", "FleetSpark"), ("MetricName", name), ("Period", "86400"), ("Statistics.member.1", "Sum"), ("Statistics.member.2", "SampleCount"),
                ("StartTime", $"{TimeProvider.System.GetUtcNow().AddHours(-2):yyyy-MM-ddTHH:mm:ssZ}"), ("EndTime", $"{TimeProvider.System.GetUtcNow().AddHours(2):yyyy-MM-ddTHH:mm:ssZ}"),
            ];
            if (dimension is not null)
            {
                members.AddRange([("Dimensions.member.1.Name", Members(dimension, "Name").Single()), ("Dimensions.member.1.Value", Members(dimension, "Value").Single())]);
            }

            told.Add(await _cloudWatch.AskAsync("GetMetricStatistics", members, answer =>
                $"{name}{(dimension is null ? string.Empty : $"[{Members(dimension, "Value").Single()}]")}: {SumOf(answer, "Sum"):0.###} of {SumOf(answer, "SampleCount")}"));
        }

        return [.. told.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The messages that came, each with its subject; they are there when a publish is answered.</summary>
    public async Task<IReadOnlyList<HeardMessage>> HeardAsync()
    {
        var heard = new List<HeardMessage>();
        while ((await _local.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = _queue, MaxNumberOfMessages = 10 })).Messages is { Count: > 0 } messages)
        {
            heard.AddRange(messages.Select(message => JsonDocument.Parse(message.Body).RootElement).Select(body => new HeardMessage(
                body.GetProperty("Subject").GetString()!, body.GetProperty("Message").GetString()!, body.GetProperty("MessageAttributes").GetProperty("severity").GetProperty("Value").GetString()!)));
        }

        return [.. heard.OrderBy(message => message.Subject, StringComparer.Ordinal)];
    }

    public void Dispose() => _cloudWatch.Dispose();

    private static IEnumerable<XElement> Elements(XElement? answer, string name) => (answer?.Descendants() ?? []).Where(element => element.Name.LocalName == name);

    private static IEnumerable<string> Members(XElement? answer, string name) => Elements(answer, name).Select(element => element.Value);

    private static double SumOf(XElement? answer, string statistic) => Members(answer, statistic).Sum(double.Parse);

    private sealed class Client(AwsService service, string region) : AwsQueryClient(service, new AwsClientOptions { Region = region })
    {
        public Task<T> AskAsync<T>(string operation, IEnumerable<(string Name, string? Value)> members, Func<XElement?, T> read) => CallAsync(operation, members, read, CancellationToken.None);
    }
}

/// <summary>A message that came to a topic.</summary>
internal sealed record HeardMessage(string Subject, string Text, string Severity);
