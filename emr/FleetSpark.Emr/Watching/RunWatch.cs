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

    /// <summary>The watch over a lake.</summary>
    /// <returns>The watch; null where emr.yaml names no topic.</returns>
    public static RunWatch? Of(DataLake lake, EmrSettings settings, TimeProvider clock) =>
        settings.Topic is { } topic ? new RunWatch(topic, $"{lake.Location}", clock) : null;

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
