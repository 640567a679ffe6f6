using System.Text.Json;
using FleetSpark.Aws;
using FleetSpark.Core;
using FleetSpark.Emr;
using FleetSpark.Emr.Calls;
using FleetSpark.Emr.Runs;

namespace FleetSpark.EmrTests.Wire;

/// <summary>Runs on EMR Serverless, which the local cloud has not: what is asked, and what is made of the answers.</summary>
public sealed class ServerlessTests(EmrCloud cloud)
{
    private const string None = """{"jobRuns":[]}""";
    private static readonly SubmitTimes Quick = new() { PollEvery = TimeSpan.FromMilliseconds(10), LookEvery = TimeSpan.FromMilliseconds(10), LogPatience = TimeSpan.Zero };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submit_OnServerless_StartsAJobRunThatIsFollowedToItsEnd()
    {
        using var lake = await CreateLakeAsync();
        await using var service = await ScriptedService.StartAsync(
            ScriptedService.Says(200, None), ScriptedService.Says(200, """{"jobRunId":"r-1"}"""), ScriptedService.Says(200, Job("RUNNING")), ScriptedService.Says(200, Job("SUCCESS")));
        using var runs = Open(lake, service);
        var prepared = await runs.PrepareAsync(new RunRequest(), Token);
        var (run, isNew) = await runs.SubmitAsync(prepared, Token);
        var ended = await runs.WaitAsync(run, progress: null, Token);
        Assert.Equal((true, true, "SUCCESS", 120.0), (isNew, ended.HasCompleted, ended.State, ended.Duration!.Value.TotalSeconds));

        using var start = JsonDocument.Parse(service.Requests[1].Body);
        var submit = start.RootElement.GetProperty("jobDriver").GetProperty("sparkSubmit");
        Assert.Equal((prepared.Name.Token, prepared.Name.ToString()), (start.RootElement.GetProperty("clientToken").GetString(), start.RootElement.GetProperty("name").GetString()));
        Assert.Contains($"--archives {lake.Lake.Location}/packages/fleet-0000000000000000-x86_64.tar.gz#fleet", submit.GetProperty("sparkSubmitParameters").GetString(), StringComparison.Ordinal);
        Assert.Contains("--conf 'spark.app.note=it'\\''s'", submit.GetProperty("sparkSubmitParameters").GetString(), StringComparison.Ordinal);
        Assert.Equal("run --engine spark --in-place --lake " + lake.Lake.Location, string.Join(' ', submit.GetProperty("entryPointArguments").EnumerateArray().Select(word => word.GetString())));
        Assert.Equal("/applications/00f/jobruns/r-1", service.Requests[^1].Path);
    }

    [Theory]
    [InlineData("RUNNING", false, "r-0")]
    [InlineData("SUCCESS", false, "r-0")]
    [InlineData("FAILED", true, "r-1")]
    [InlineData("CANCELLED", true, "r-1")]
    public async Task Submit_OfWhatWasSubmitted_FollowsItOrIsTheNextAttempt(string state, bool isNew, string id)
    {
        using var lake = await CreateLakeAsync();
        string name;
        await using (var nobody = await ScriptedService.StartAsync(ScriptedService.Says(200, None)))
        {
            using var first = Open(lake, nobody);
            name = (await first.PrepareAsync(new RunRequest(), Token)).Name.ToString();
        }

        await using var service = await ScriptedService.StartAsync(
            ScriptedService.Says(200, $$"""{"jobRuns":[],"nextToken":"more"}"""),
            ScriptedService.Says(200, $$"""{"jobRuns":[{"id":"r-0","state":"{{state}}","name":"{{name}}","createdAt":1774785600},{"id":"r-x","state":"RUNNING","name":"somebody's"}]}"""),
            ScriptedService.Says(200, """{"jobRunId":"r-1"}"""));
        using var runs = Open(lake, service);
        var submitted = await runs.SubmitAsync(await runs.PrepareAsync(new RunRequest(), Token), Token);
        Assert.Equal((isNew, id, isNew ? $"{name}-2" : name), (submitted.IsNew, submitted.Run.Id, submitted.Run.Name.ToString()));
    }

    [Fact]
    public async Task Submit_WhoseAnswerIsLost_IsMadeAgainWithTheSameToken()
    {
        using var lake = await CreateLakeAsync();
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(200, None), ScriptedService.Cuts, ScriptedService.Says(200, """{"jobRunId":"r-1"}"""));
        using var runs = Open(lake, service);
        await runs.SubmitAsync(await runs.PrepareAsync(new RunRequest(), Token), Token);
        var tokens = service.Requests.Skip(1).Select(request => JsonDocument.Parse(request.Body).RootElement.GetProperty("clientToken").GetString()).ToList();
        Assert.Equal(2, tokens.Count);
        Assert.Single(tokens.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_ThatFails_SaysWhatTheServiceSays()
    {
        using var lake = await CreateLakeAsync();
        await using var service = await ScriptedService.StartAsync(
            ScriptedService.Says(200, None), ScriptedService.Says(200, """{"jobRunId":"r-1"}"""), ScriptedService.Says(200, Job("FAILED", "Job failed, please check complete logs. FS4202 check failed")), ScriptedService.Says(200, "{}"));
        using var runs = Open(lake, service);
        var (run, _) = await runs.SubmitAsync(await runs.PrepareAsync(new RunRequest(), Token), Token);
        var failure = await runs.ExplainAsync(await runs.WaitAsync(run, progress: null, Token), isPatient: true, Token);
        Assert.Equal("FS7204", failure.Code);
        Assert.Contains("FS4202 check failed", failure.Message, StringComparison.Ordinal);
        await runs.CancelAsync(run, Token);
        Assert.Equal(("DELETE", "/applications/00f/jobruns/r-1"), (service.Requests[^1].Method, service.Requests[^1].Path));
    }

    [Fact]
    public async Task Application_ThatIsNotThere_IsRefusedByACode()
    {
        using var lake = await CreateLakeAsync();
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(404, """{"message":"Application 00f does not exist"}""", ("x-amzn-ErrorType", "ResourceNotFoundException")));
        using var runs = Open(lake, service);
        var refused = await Assert.ThrowsAsync<FleetException>(() => runs.ListAsync(Token));
        Assert.Equal("FS7201", refused.Code);
        Assert.Contains("Application 00f does not exist", refused.Message, StringComparison.Ordinal);
    }

    private static string Job(string state, string details = "") =>
        $$$"""{"jobRun":{"jobRunId":"r-1","applicationId":"00f","state":"{{{state}}}","stateDetails":"{{{details}}}","createdAt":1774785600.0,"updatedAt":1774785720.0}}""";

    private static EmrRuns Open(TestLake lake, ScriptedService service)
    {
        var settings = EmrSettings.Parse($$"""
            packages: {{lake.Lake.Location}}/packages
            logs: {{lake.Lake.Location}}/logs
            spark: {spark.app.note: "it's"}
            serverless: {application_id: 00f, execution_role: "arn:aws:iam::123456789012:role/run", architecture: x86_64}
            """);
        return new EmrPlaces(lake.Lake, settings, TimeProvider.System, Quick, new AwsClientOptions { Endpoint = service.Endpoint }).OpenRuns();
    }

    private async Task<TestLake> CreateLakeAsync()
    {
        var lake = await cloud.CreateLakeAsync("unused");
        await cloud.DeployEmptyAsync(lake);
        return lake;
    }
}
