using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using FleetSpark.Aws.Wire;

namespace FleetSpark.Aws;

/// <summary>
/// What the clients of all services have in common. Operations and members are named as the service's model names them; each method throws
/// <see cref="AmazonServiceException"/> where the service refuses, by <c>ErrorCode</c>, or fails beyond the retries, and
/// <see cref="AmazonClientException"/>, <see cref="IOException"/> or <see cref="HttpRequestException"/> where it cannot be reached.
/// </summary>
public abstract class AwsClient : IDisposable
{
    private readonly AwsCaller _calls;

    // Opened for its first call: most programs make none that must not be made twice.
    private readonly Lazy<AwsCaller> _calledOnce;

    private protected AwsClient(AwsService service, AwsClientOptions options)
    {
        Service = service;
        _calls = new AwsCaller(service, options);
        _calledOnce = new Lazy<AwsCaller>(() => new AwsCaller(service, options with { Retries = 0 }));
    }

    /// <summary>The region that it calls.</summary>
    public string Region => _calls.Config.RegionEndpoint?.SystemName ?? _calls.Config.AuthenticationRegion;

    private protected AwsService Service { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes its connections.</summary>
    protected virtual void Dispose(bool isDisposing)
    {
        if (!isDisposing)
        {
            return;
        }

        _calls.Dispose();
        if (_calledOnce.IsValueCreated)
        {
            _calledOnce.Value.Dispose();
        }
    }

    // After a lost answer the call is made again.
    private protected Task<TOutput> SendAsync<TOutput>(AwsCall call, ResponseUnmarshaller reader, CancellationToken cancellationToken) => _calls.CallAsync<TOutput>(call, reader, cancellationToken);

    // Where the answer is lost nobody knows what became of the call.
    private protected Task<TOutput> SendOnceAsync<TOutput>(AwsCall call, ResponseUnmarshaller reader, CancellationToken cancellationToken) => _calledOnce.Value.CallAsync<TOutput>(call, reader, cancellationToken);
}
