using System.Text.Json;
using FleetSpark.Aws;
using FleetSpark.Aws.Athena;
using FleetSpark.Core;
using FleetSpark.Emr.Athena;

namespace FleetSpark.EmrTests.Wire;

/// <summary>A question to Athena that others end, or that nobody answers, which the local cloud cannot be made to do.</summary>
public sealed class AthenaTests : IProgress<string>
{
    private const string Started = """{"QueryExecutionId":"q-1"}""";

    private readonly List<string> _notices = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    void IProgress<string>.Report(string value) => _notices.Add(value);

    [Theory]
    [InlineData("Bytes scanned limit was exceeded", "Bytes scanned limit was exceeded. ")]
    [InlineData("", "no reason is given. ")]
    public async Task Query_ThatAnotherOneStops_SaysSoAndWhatAsksForLess(string reason, string told)
    {
        await using var service = await ScriptedService.StartAsync(
            ScriptedService.Says(200, Started), ScriptedService.Says(200, $$""" {"QueryExecution":{"QueryExecutionId":"q-1","Status":{"State":"CANCELLED","StateChangeReason":"{{reason}}" } } } """));
        var stopped = await FailAsync(service);
        Assert.Equal(("FS7403", FailureKind.Refused), (stopped.Code, stopped.Kind));
        Assert.StartsWith($"Athena's query q-1 was stopped, and not from here: {told}A work group's limit of scanned bytes does that too: name days in WHERE", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(["StartQueryExecution", "GetQueryExecution"], OperationsOf(service));
    }

    [Fact]
    public async Task Athena_ThatFailsAgainAndAgain_IsGivenUpByACode()
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(503, """{"__type":"ServiceUnavailable","message":"come back later"}"""));
        var failed = await FailAsync(service);
        Assert.Equal("FS7405 Athena does not answer StartQueryExecution: come back later. Ask again. Safe to run again.", failed.Line);
        Assert.Equal(["StartQueryExecution"], OperationsOf(service)); // what says that it cannot has begun nothing
    }

    // Nobody knows whether it began: the same token leads to the query that it may have begun.
    [Fact]
    public async Task Athena_WhoseAnswerToTheStartIsLost_IsAskedToStopWhatItMayHaveBegun()
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Cuts, ScriptedService.Says(200, Started), ScriptedService.Says(200, "{}"));
        Assert.Equal("FS7405", (await FailAsync(service)).Code);
        Assert.Equal(["StartQueryExecution", "StartQueryExecution", "StopQueryExecution"], OperationsOf(service));
        Assert.Single(service.Requests.Take(2).Select(request => JsonDocument.Parse(request.Body).RootElement.GetProperty("ClientRequestToken").GetString()).Distinct(StringComparer.Ordinal));
        Assert.Empty(_notices);
    }

    [Fact]
    public async Task Query_ThatMayHaveBegunAndCannotBeStopped_IsToldBesideTheFailure()
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Cuts);
        Assert.Equal("FS7405", (await FailAsync(service)).Code);
        Assert.StartsWith("FS7406 Athena's query (whose id is not known, if it began) could not be stopped, and may go on", Assert.Single(_notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_WhoseCallerLeavesAndMayNotStopIt_IsToldByItsId()
    {
        using var leaving = new CancellationTokenSource();
        await using var service = await ScriptedService.StartAsync(
            ScriptedService.Says(200, Started),
            context =>
            {
                leaving.Cancel();
                return ScriptedService.Hangs(context);
            },
            ScriptedService.Says(400, """{"__type":"AccessDeniedException","message":"not authorized to perform: athena:StopQueryExecution"}"""));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(service, leaving.Token));
        Assert.Equal(
            "FS7406 Athena's query q-1 could not be stopped, and may go on until it ends by itself: not authorized to perform: athena:StopQueryExecution. Stop it in Athena's console: what it scans is charged.",
            Assert.Single(_notices));
    }

    private Task<FleetException> FailAsync(ScriptedService service) => Assert.ThrowsAsync<FleetException>(() => AskAsync(service, Token));

    private async Task AskAsync(ScriptedService service, CancellationToken cancellationToken)
    {
        using var client = new AthenaClient(new AwsClientOptions { Endpoint = service.Endpoint, Retries = 0 });
        await new AthenaReader(client, TimeProvider.System, notices: this).AskAsync(new AthenaQuestion("SELECT 1 AS one", "fleet"), cancellationToken);
    }

    private static IEnumerable<string> OperationsOf(ScriptedService service) => service.Requests.Select(request => request.Headers["X-Amz-Target"].Split('.')[^1]);
}
