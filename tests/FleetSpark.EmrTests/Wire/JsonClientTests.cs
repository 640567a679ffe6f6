using System.Globalization;
using Amazon.Runtime;
using FleetSpark.Aws;
using FleetSpark.Aws.Emr;
using FleetSpark.Aws.Serverless;

namespace FleetSpark.EmrTests.Wire;

/// <summary>The signed client, byte for byte; <see cref="EmrCloud"/> sets the credentials that it signs with.</summary>
public sealed class JsonClientTests(EmrCloud cloud)
{
    private const string Refusal = """{"__type":"InvalidRequestException","Message":"Cluster id 'j-1' is not valid."}""";
    private const string Throttling = """{"__type":"ThrottlingException","message":"Rate exceeded"}""";
    private static readonly AddJobFlowStepsInput Step = new("j-1", [new StepConfig("fleet", new HadoopJarStepConfig("command-runner.jar", ["spark-submit", "é \"x\""]), "CONTINUE")]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_OfAJsonService_IsSignedAndNamedByItsTarget()
    {
        Assert.NotNull(cloud.Local);
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(200, """{"StepIds":["s-1"],"Unknown":{"a":[1]}}"""));
        using var emr = new EmrClient(new AwsClientOptions { Endpoint = service.Endpoint });
        Assert.Equal("s-1", (await emr.AddJobFlowStepsAsync(Step, Token)).StepIds.Single());
        var request = service.Requests.Single();
        Assert.Equal(("POST", "/", "ElasticMapReduce.AddJobFlowSteps", "application/x-amz-json-1.1"), (request.Method, request.Path, request.Headers["X-Amz-Target"], request.Headers["Content-Type"]));
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=test/[0-9]{8}/us-east-1/elasticmapreduce/aws4_request, SignedHeaders=", request.Headers["Authorization"]);
        Assert.Equal(
            """{"JobFlowId":"j-1","Steps":[{"Name":"fleet","HadoopJarStep":{"Jar":"command-runner.jar","Args":["spark-submit","\u00E9 \u0022x\u0022"]},"ActionOnFailure":"CONTINUE"}]}""",
            request.Body);
    }

    [Theory]
    [InlineData("""{"Clusters":[{"Id":"j-1","Name":"a","Status":{"State":"WAITING","Timeline":{"CreationDateTime":1774785600.25}}}],"Marker":"m"}""", "j-1 2026-03-29T12:00:00.2500000+00:00 m")]
    [InlineData("""{"Clusters":[{"Id":"j-1","Name":"a","Status":{"State":"WAITING","Timeline":{"CreationDateTime":1.7747856E9}}}]}""", "j-1 2026-03-29T12:00:00.0000000+00:00 ")]
    [InlineData("""{"Clusters":[{"Id":"j-1","Name":"a","Status":{"State":"WAITING","Timeline":{}}}],"Marker":null}""", "j-1  ")]
    [InlineData("""{"Clusters":[]}""", "")]
    [InlineData("""{}""", "")]
    [InlineData("", "")]
    public async Task Answer_OfAJsonService_IsReadByItsModel(string body, string read)
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(200, body));
        using var emr = new EmrClient(new AwsClientOptions { Endpoint = service.Endpoint });
        var answer = await emr.ListClustersAsync(new ListClustersInput { CreatedAfter = new DateTimeOffset(2026, 3, 29, 12, 0, 0, 500, TimeSpan.Zero) }, Token);
        Assert.Equal(read, string.Join(',', (answer.Clusters ?? []).Select(cluster => $"{cluster.Id} {cluster.Status.Timeline?.CreationDateTime?.ToString("O", CultureInfo.InvariantCulture)} {answer.Marker}")));
        Assert.Equal("""{"CreatedAfter":1774785600.5}""", service.Requests.Single().Body);
    }

    [Fact]
    public async Task Call_OfARestService_IsNamedByItsPath()
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(200, """{"jobRunId":"r-1"}"""), ScriptedService.Says(200, """{"jobRuns":[{"id":"r-1","state":"RUNNING","name":"n","createdAt":1774785600.0}],"nextToken":"t"}"""));
        using var serverless = new EmrServerlessClient(new AwsClientOptions { Endpoint = service.Endpoint });
        var input = new StartJobRunInput("token", "arn:aws:iam::1:role/r", new JobDriver(new SparkSubmit("s3://b/launch.py", ["run"], "--archives x#fleet"))) { ExecutionTimeoutMinutes = 60 };
        Assert.Equal("r-1", (await serverless.StartJobRunAsync("00f/1", input, Token)).JobRunId);
        Assert.Equal("t", (await serverless.ListJobRunsAsync("00f", new DateTimeOffset(2026, 3, 29, 12, 0, 0, TimeSpan.Zero), "a b", Token)).NextToken);
        var (start, list) = (service.Requests[0], service.Requests[1]);
        Assert.Equal(("POST", "/applications/00f%2F1/jobruns", "application/json"), (start.Method, start.Path.Replace("%252F", "%2F", StringComparison.Ordinal), start.Headers["Content-Type"]));
        Assert.Equal(
            """{"clientToken":"token","executionRoleArn":"arn:aws:iam::1:role/r","jobDriver":{"sparkSubmit":{"entryPoint":"s3://b/launch.py","entryPointArguments":["run"],"sparkSubmitParameters":"--archives x#fleet"}},"executionTimeoutMinutes":60}""",
            start.Body);
        Assert.False(start.Headers.ContainsKey("X-Amz-Target"));
        Assert.Equal(("GET", "/applications/00f/jobruns?createdAtAfter=2026-03-29T12%3A00%3A00Z&nextToken=a%20b"), (list.Method, list.Path));
    }

    [Theory]
    [InlineData(400, Refusal, "", "InvalidRequestException", "Cluster id 'j-1' is not valid.")]
    [InlineData(400, """{"__type":"com.amazonaws.emr#ValidationException","message":"no"}""", "", "ValidationException", "no")]
    [InlineData(403, """{"message":"no"}""", "AccessDeniedException:http://internal.amazon.com/", "AccessDeniedException", "no")]
    [InlineData(404, "<html>", "", "", "")]
    public async Task Refusal_OfAService_HasItsCodeAndIsNotRepeated(int status, string body, string header, string code, string message)
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(status, body, header.Length == 0 ? [] : [("x-amzn-ErrorType", header)]));
        using var emr = new EmrClient(new AwsClientOptions { Endpoint = service.Endpoint });
        var refused = await Assert.ThrowsAsync<AmazonServiceException>(() => emr.ListStepsAsync(new ListStepsInput("j-1"), Token));
        Assert.Contains(code, refused.ErrorCode ?? string.Empty, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("throttled")]
    [InlineData("broken")]
    [InlineData("cut")]
    [InlineData("hung")]
    [InlineData("stalled")]
    public async Task Call_ThatMayBeMadeTwice_IsMadeAgainAfterAFault(string fault)
    {
        await using var service = await ScriptedService.StartAsync(FaultOf(fault), FaultOf(fault), ScriptedService.Says(200, """{"Steps":[]}"""));
        using var emr = new EmrClient(new AwsClientOptions { Endpoint = service.Endpoint, Timeout = TimeSpan.FromSeconds(1) });
        Assert.Empty((await emr.ListStepsAsync(new ListStepsInput("j-1"), Token)).Steps!);
        Assert.Equal(3, service.Requests.Count);
    }

    [Theory]
    [InlineData("throttled")]
    [InlineData("broken")]
    [InlineData("cut")]
    [InlineData("hung")]
    [InlineData("stalled")]
    public async Task Call_ThatMustNotBeMadeTwice_IsMadeOnceWhateverBecomesOfIt(string fault)
    {
        await using var service = await ScriptedService.StartAsync(FaultOf(fault), ScriptedService.Says(200, """{"StepIds":["s-1"]}"""));
        using var emr = new EmrClient(new AwsClientOptions { Endpoint = service.Endpoint, Timeout = TimeSpan.FromSeconds(1) });
        await Assert.ThrowsAnyAsync<Exception>(() => emr.AddJobFlowStepsAsync(Step, Token));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task Connection_ThatWasClosedMeanwhile_IsNoReasonToMakeACallTwice()
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(200, """{"StepIds":["s-1"]}"""), ScriptedService.Cuts, ScriptedService.Says(200, """{"StepIds":["s-2"]}"""));
        using var emr = new EmrClient(new AwsClientOptions { Endpoint = service.Endpoint });
        await emr.AddJobFlowStepsAsync(Step, Token);
        await Assert.ThrowsAnyAsync<Exception>(() => emr.AddJobFlowStepsAsync(Step, Token)); // on the connection that was kept
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task Clock_ThatIsAnHourOff_IsCorrectedByTheServicesOwn()
    {
        var now = TimeProvider.System.GetUtcNow().AddHours(1);
        await using var service = await ScriptedService.StartAsync(
            ScriptedService.Says(403, """{"__type":"InvalidSignatureException","message":"Signature expired"}""", ("Date", now.ToString("R", CultureInfo.InvariantCulture))),
            ScriptedService.Says(200, """{"Steps":[]}""", ("Date", now.ToString("R", CultureInfo.InvariantCulture))));
        using var emr = new EmrClient(new AwsClientOptions { Endpoint = service.Endpoint });
        await emr.ListStepsAsync(new ListStepsInput("j-1"), Token);
        var dates = service.Requests.Select(request => DateTimeOffset.ParseExact(request.Headers["X-Amz-Date"], "yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)).ToList();
        Assert.InRange((dates[1] - now).TotalMinutes, -2, 2);
        Assert.InRange((dates[0] - now).TotalMinutes, -62, -58);
    }

    private static Func<Microsoft.AspNetCore.Http.HttpContext, Task> FaultOf(string fault) => ScriptedService.FaultOf(fault, Throttling);
}
