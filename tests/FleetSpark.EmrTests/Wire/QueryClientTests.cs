using Amazon.Runtime;
using FleetSpark.Aws;
using FleetSpark.Aws.CloudWatch;
using FleetSpark.Aws.Sns;

namespace FleetSpark.EmrTests.Wire;

/// <summary>The client of the query protocol, byte for byte; <see cref="EmrCloud"/> sets the credentials that it signs with.</summary>
public sealed class QueryClientTests(EmrCloud cloud)
{
    private const string Put = "<PutMetricDataResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\"><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></PutMetricDataResponse>";
    private const string Throttling = "<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>";
    private static readonly PutMetricDataInput Metric = new("FleetSpark", [new MetricDatum("Runs", 1)]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PutMetricData_OfSomeMetrics_IsASignedForm()
    {
        Assert.NotNull(cloud.Local);
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(200, Put));
        using var cloudWatch = new CloudWatchClient(new AwsClientOptions { Endpoint = service.Endpoint });
        await cloudWatch.PutMetricDataAsync(
            new PutMetricDataInput("FleetSpark", [new MetricDatum("Runs", 1) { Unit = "Count" }, new MetricDatum("RejectedShare", 0.1) { Dimensions = [new Dimension("Source", "gps é&=+")] }]), Token);
        var request = service.Requests.Single();
        Assert.Equal(("POST", "/", "application/x-www-form-urlencoded; charset=utf-8"), (request.Method, request.Path, request.Headers["Content-Type"]));
        Assert.False(request.Headers.ContainsKey("X-Amz-Target"));
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=test/[0-9]{8}/us-east-1/monitoring/aws4_request, SignedHeaders=", request.Headers["Authorization"]);
        Assert.Equal(
            "Action=PutMetricData&Version=2010-08-01&Namespace=FleetSpark&MetricData.member.1.MetricName=Runs&MetricData.member.1.Value=1&MetricData.member.1.Unit=Count"
            + "&MetricData.member.2.MetricName=RejectedShare&MetricData.member.2.Dimensions.member.1.Name=Source&MetricData.member.2.Dimensions.member.1.Value=gps%20%C3%A9%26%3D%2B&MetricData.member.2.Value=0.1",
            request.Body);
    }

    [Fact]
    public async Task Publish_OfAMessage_IsAFormOfItsRegionAndGivesTheId()
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(
            200, "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult><MessageId>m-1</MessageId></PublishResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></PublishResponse>"));
        using var sns = new SnsClient(new AwsClientOptions { Endpoint = service.Endpoint, Region = "sa-east-1" });
        var input = new PublishInput("arn:aws:sns:sa-east-1:1:t", "two\nlines") { Subject = "a b", MessageAttributes = [new MessageAttribute("table", "trucks"), new MessageAttribute("severity", "warn")] };
        Assert.Equal("m-1", (await sns.PublishAsync(input, Token)).MessageId);
        var request = service.Requests.Single();
        Assert.Contains("/sa-east-1/sns/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(
            "Action=Publish&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns%3Asa-east-1%3A1%3At&Subject=a%20b&Message=two%0Alines"
            + "&MessageAttributes.entry.1.Name=table&MessageAttributes.entry.1.Value.DataType=String&MessageAttributes.entry.1.Value.StringValue=trucks"
            + "&MessageAttributes.entry.2.Name=severity&MessageAttributes.entry.2.Value.DataType=String&MessageAttributes.entry.2.Value.StringValue=warn",
            request.Body);
    }

    [Theory]
    [InlineData("<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>", "m-1")]
    [InlineData("<?xml version=\"1.0\"?>\n<a:PublishResponse xmlns:a=\"u\"><a:New/><a:MessageId>m-1</a:MessageId></a:PublishResponse>", "m-1")]
    [InlineData("<PublishResponse/>", "")]
    [InlineData("", "")]
    public async Task Answer_OfAQueryService_IsReadByItsNames(string body, string id)
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(200, body));
        using var sns = new SnsClient(new AwsClientOptions { Endpoint = service.Endpoint });
        Assert.Equal(id, (await sns.PublishAsync(new PublishInput("t", "m"), Token)).MessageId);
    }

    [Theory]
    [InlineData(400, "<ErrorResponse xmlns=\"u\"><Error><Type>Sender</Type><Code>InvalidParameter</Code><Message>Invalid parameter: TopicArn</Message></Error><RequestId>r-1</RequestId></ErrorResponse>", "InvalidParameter", "Invalid parameter: TopicArn")]
    [InlineData(403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>", "AccessDenied", "no")]
    [InlineData(404, "<html><body>not here", "", "404 NotFound")]
    [InlineData(403, "", "", "403 Forbidden")]
    [InlineData(400, "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><ErrorResponse><Error><Message>&b;</Message></Error></ErrorResponse>", "", "400 BadRequest")]
    public async Task Refusal_OfAService_HasItsCodeAndIsNotRepeated(int status, string body, string code, string message)
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(status, body));
        using var sns = new SnsClient(new AwsClientOptions { Endpoint = service.Endpoint });
        var refused = await Assert.ThrowsAsync<AmazonServiceException>(() => sns.PublishAsync(new PublishInput("t", "m"), Token));
        Assert.Equal((code, message, status), (refused.ErrorCode ?? string.Empty, refused.Message, (int)refused.StatusCode));
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("throttled")]
    [InlineData("broken")]
    [InlineData("cut")]
    [InlineData("hung")]
    [InlineData("stalled")]
    public async Task Call_AfterAFault_IsMadeAgain(string fault)
    {
        var faulty = ScriptedService.FaultOf(fault, Throttling);
        await using var service = await ScriptedService.StartAsync(faulty, faulty, ScriptedService.Says(200, Put));
        using var cloudWatch = new CloudWatchClient(new AwsClientOptions { Endpoint = service.Endpoint, Timeout = TimeSpan.FromSeconds(1) });
        await cloudWatch.PutMetricDataAsync(Metric, Token);
        Assert.Equal(3, service.Requests.Count);
        Assert.Single(service.Requests.Select(request => request.Body).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Answer_ThatIsCutShort_IsAFailure()
    {
        await using var service = await ScriptedService.StartAsync(ScriptedService.Says(200, Put[..40]));
        using var sns = new SnsClient(new AwsClientOptions { Endpoint = service.Endpoint, Retries = 1 });
        Assert.True(Emr.Calls.AwsCalls.IsOfAws(await Assert.ThrowsAnyAsync<Exception>(() => sns.PublishAsync(new PublishInput("t", "m"), Token))));
    }
}
