using FleetSpark.Aws;
using FleetSpark.Aws.CloudWatch;
using FleetSpark.Aws.Sns;
using FleetSpark.Core;
using FleetSpark.Emr.Calls;
using FleetSpark.Lake;

namespace FleetSpark.Emr.Watching;

/// <summary>Tells CloudWatch how a run ended, and the lake's topic what its checks found.</summary>
/// <param name="topic">The topic.</param>
/// <param name="lake">The lake's place.</param>
/// <param name="clock">Tells how long it takes.</param>
/// <param name="calls">How AWS is called, in the topic's region; null for the defaults.</param>
public sealed class RunWatch(AlarmTopic topic, string lake, TimeProvider clock, AwsClientOptions? calls = null)
{
    // Who cannot be told soon is not told: a run's machine is paid for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly AwsClientOptions Quick = new() { Timeout = TimeSpan.FromSeconds(5), Retries = 2 };

    private readonly AwsClientOptions _calls = (calls ?? Quick) with { Region = topic.Region };

    /// <summary>The watch over a lake, as its emr.yaml says.</summary>
    /// <returns>The watch; null for a lake in a folder, and for one without an emr.yaml that names a topic.</returns>
    /// <exception cref="FleetException">FS7501: what it names is no topic; FS7504: it cannot be read.</exception>
    public static async Task<RunWatch?> OfAsync(DataLake lake, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (lake.Location.S3 is null || await ReadAsync(lake, cancellationToken) is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var faults = new List<string>();
        var topic = YamlMap.Parse(text, EmrSettings.FileName, faults) is { } yaml ? AlarmTopic.Read(yaml) : null;
        return faults.Count > 0 ? throw WatchErrors.FaultySettings(faults) : topic is null ? null : new RunWatch(topic, $"{lake.Location}", clock);
    }

    /// <summary>Tells how a run ended.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What could not be told: FS1015, FS7502, FS7503.</returns>
    public async Task<IReadOnlyList<FleetException>> TellAsync(WatchedRun run, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        // Both at once: where one is out of reach, the other may not be.
        var failures = await Task.WhenAll(
            FailureOfAsync("PutMetricData", () => PutMetricsAsync(run, either.Token), cancellationToken), FailureOfAsync("Publish", () => PublishAsync(run, either.Token), cancellationToken));
        return [.. failures.OfType<FleetException>()];
    }

    private static async Task<string?> ReadAsync(DataLake lake, CancellationToken cancellationToken)
    {
        try
        {
            return await lake.ReadTextAsync(EmrSettings.FileName, cancellationToken);
        }
        catch (FleetException failed)
        {
            throw WatchErrors.Unread(failed);
        }
    }

    private async Task PutMetricsAsync(WatchedRun run, CancellationToken cancellationToken)
    {
        using var cloudWatch = AwsClients.Open(() => new CloudWatchClient(_calls));
        foreach (var some in RunMetrics.Of(run).Chunk(CloudWatchClient.MostMetrics))
        {
            await cloudWatch.PutMetricDataAsync(new PutMetricDataInput(RunMetrics.Namespace, some), cancellationToken);
        }
    }

    private async Task PublishAsync(WatchedRun run, CancellationToken cancellationToken)
    {
        if (CheckMessages.Of(run, lake, topic.Arn) is not { Count: > 0 } messages)
        {
            return;
        }

        using var sns = AwsClients.Open(() => new SnsClient(_calls));
        foreach (var message in messages)
        {
            await sns.PublishAsync(message, cancellationToken);
        }
    }

    private static async Task<FleetException?> FailureOfAsync(string call, Func<Task> tell, CancellationToken cancellationToken)
    {
        try
        {
            await AwsCalls.CallAsync(tell, answered => WatchErrors.Refused(call, answered), failed => WatchErrors.Failed(call, failed), cancellationToken);
            return null;
        }
        catch (FleetException failed)
        {
            return failed;
        }
    }
}
