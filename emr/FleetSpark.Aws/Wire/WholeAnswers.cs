using Amazon.Runtime;

namespace FleetSpark.Aws.Wire;

/// <summary>Connections whose answers are whole when they are handed over: the SDK waits for an answer's head with a limit, and for its body without one.</summary>
/// <param name="limit">How long an answer is waited for, its body included.</param>
internal sealed class WholeAnswers(TimeSpan limit) : HttpClientFactory
{
    /// <inheritdoc />
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new Reading { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } }, disposeHandler: true) { Timeout = limit };

    private sealed class Reading : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            try
            {
                await answer.Content.LoadIntoBufferAsync(cancellationToken);
                return answer;
            }
            catch
            {
                answer.Dispose();
                throw;
            }
        }
    }
}
