using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.SQS;
using FleetSpark.Core;
using FleetSpark.Landing.Sources.Gps;

namespace FleetSpark.LandingTests.Gps;

/// <summary>Answers that no real queue gives: told by their code, which may pass.</summary>
public sealed class SqsAnswerTests
{
    private const string Good = """{"Messages":[{"MessageId":"m","Body":"{}","MD5OfBody":"99914b932bd37a50b983c5e7c90ae93b","ReceiptHandle":"r","Attributes":{"SentTimestamp":"1774785600000"}}]}""";

    [Theory]
    [InlineData(Good, true)]
    [InlineData("""{"Messages":[{"MessageId":"m","Body":"{}","MD5OfBody":"99914b932bd37a50b983c5e7c90ae93b","ReceiptHandle":"r"}]}""", false)]
    [InlineData("""{"Messages":[{"MessageId":"m","Body":"{}","MD5OfBody":"99914b932bd37a50b983c5e7c90ae93b","ReceiptHandle":"r","Attributes":{}}]}""", false)]
    [InlineData("""{"Messages":[{"MessageId":"m","Body":"{}","MD5OfBody":"99914b932bd37a50b983c5e7c90ae93b","ReceiptHandle":"r","Attributes":{"SentTimestamp":"noon"}}]}""", false)]
    [InlineData("""{"Messages":[{"MessageId":"m","Body":"{}","MD5OfBody":"99914b932bd37a50b983c5e7c90ae93b","ReceiptHandle":"r","Attributes":{"SentTimestamp":"999999999999999999"}}]}""", false)]
    [InlineData("""{"Messages":[{"MessageId":"m","Body":"{}","MD5OfBody":"99914b932bd37a50b983c5e7c90ae93b","ReceiptHandle":"r","Attributes":{"SentTimestamp":"32503680000000"}}]}""", false)]
    [InlineData("""{"Messages":[{"MessageId":"m","ReceiptHandle":"r","Attributes":{"SentTimestamp":"1"}}]}""", false)]
    [InlineData("""{"Messages":[{"Body":"{}","MD5OfBody":"99914b932bd37a50b983c5e7c90ae93b","ReceiptHandle":"r","Attributes":{"SentTimestamp":"1"}}]}""", false)]
    [InlineData("""{"Messages":[null]}""", false)]
    public async Task Receive_OfAMessageThatIsNotWhole_FailsByItsCode(string answer, bool isWhole)
    {
        using var client = new AmazonSQSClient(
            new BasicAWSCredentials("key", "secret"), new AmazonSQSConfig { ServiceURL = "http://localhost:1", MaxErrorRetry = 0, HttpClientFactory = new Answering(answer) });
        var queue = new SqsQueue(client, "http://localhost:1/1/gps");
        var receiving = queue.ReceiveAsync(TimeSpan.Zero, TimeSpan.FromMinutes(1), RawLake.Cancellation);
        if (isWhole)
        {
            Assert.Equal("m", Assert.Single(await receiving).Id);
            return;
        }

        var failure = await Assert.ThrowsAsync<FleetException>(() => receiving);
        Assert.Equal(("FS2302", FailureKind.Retry), (failure.Code, failure.Kind));
    }

    private sealed class Answering(string answer) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(answer));

        private sealed class Handler(string answer) : HttpMessageHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
                Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent(answer, Encoding.UTF8, "application/x-amz-json-1.0") });
        }
    }
}
