using FleetSpark.Aws;
using FleetSpark.Emr;
using FleetSpark.Emr.Watching;
using FleetSpark.EmrTests.Wire;
using FleetSpark.Tables;

namespace FleetSpark.EmrTests.Watching;

/// <summary>Which lakes are watched, and what becomes of telling where it fails.</summary>
public sealed class RunWatchTests
{
    private static readonly AlarmTopic Topic = new("arn:aws:sns:us-east-1:123456789012:fleet", "us-east-1");
    private static readonly WatchedRun Warned = new("r", RunEnd.Done, [], [new WatchedCheck("trucks", "one", Severity.Warn, 1)]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Lake_IsWatched_WhereItsEmrYamlNamesATopic()
    {
        using var lake = new TestLake();
        Assert.Null(RunWatch.Of(lake.Lake, EmrSettings.Parse("catalog: {sync: true}"), TimeProvider.System));
        Assert.NotNull(RunWatch.Of(lake.Lake, EmrSettings.Parse($"topic: {Topic.Arn}"), TimeProvider.System));
    }

    [Theory]
    [InlineData(403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no right</Message></Error></ErrorResponse>", "FS7502", "no right", 2)]
    [InlineData(400, "<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>", "FS7503", "Rate exceeded", 4)]
    [InlineData(503, "busy", "FS7503", "", 4)]
    public async Task Tell_WhereAwsDoesNotTakeIt_GivesAFailureForMetricsAndOneForMessages(int status, string body, string code, string says, int requests)
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(status, body));
        var failures = await Watch(service, TimeProvider.System).TellAsync(Warned, Token);
        Assert.Equal(["PutMetricData", "Publish"], failures.Select(failure => failure.Message.Contains("PutMetricData", StringComparison.Ordinal) ? "PutMetricData" : "Publish"));
        Assert.All(failures, failure => Assert.Equal(code, failure.Code));
        Assert.All(failures, failure => Assert.Contains(says, failure.Message, StringComparison.Ordinal));
        Assert.Equal(requests, service.Requests.Count);
    }

    [Fact]
    public async Task Tell_WhereNothingIsFound_PublishesNothing()
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(200, "<a/>"));
        Assert.Empty(await Watch(service, TimeProvider.System).TellAsync(Warned with { Checks = [] }, Token));
        Assert.StartsWith("Action=PutMetricData&", service.Requests.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tell_WhereAwsHangs_EndsWhenItsPatienceDoes()
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Hangs);
        var failures = await Watch(service, new HastyClock()).TellAsync(Warned, Token);
        Assert.Equal(["FS7503", "FS7503"], failures.Select(failure => failure.Code));
    }

    [Fact]
    public async Task Tell_ThatIsStopped_IsNoFailureOfAws()
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Hangs);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var telling = Watch(service, TimeProvider.System).TellAsync(Warned, stop.Token);
        await Eventually.BeAsync(() => service.Requests.Count, count => count == 2, cancellationToken: Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => telling);
    }

    private static RunWatch Watch(ScriptedService service, TimeProvider clock) => new(Topic, "s3://lake", clock, new AwsClientOptions { Endpoint = service.Endpoint, Retries = 1 });

    // A minute passes in a second.
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, dueTime / 60, period);
    }
}
