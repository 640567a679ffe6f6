using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using FleetSpark.Aws.Wire;

namespace FleetSpark.Aws;

/// <summary>
/// What the clients of all services that speak JSON have in common. Operations and members are named as the service's model names them; each method throws
/// <see cref="AmazonServiceException"/> where the service refuses, by <c>ErrorCode</c>, or fails beyond the retries, and
/// <see cref="AmazonClientException"/> or <see cref="HttpRequestException"/> where it cannot be reached.
/// </summary>
/// <param name="service">The service.</param>
/// <param name="json">The types of inputs and outputs.</param>
/// <param name="options">How it calls.</param>
public abstract class AwsServiceClient(AwsService service, JsonSerializerContext json, AwsClientOptions options) : IDisposable
{
    private readonly AwsCaller _calls = new(service, options);

    // Opened for its first call: most programs make none that must not be made twice.
    private readonly Lazy<AwsCaller> _calledOnce = new(() => new AwsCaller(service, options with { Retries = 0 }));

    /// <summary>The region that it calls.</summary>
    public string Region => _calls.Config.RegionEndpoint?.SystemName ?? _calls.Config.AuthenticationRegion;

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

    /// <summary>Makes a call that may be made twice: after a lost answer it is made again.</summary>
    protected Task<TOutput> CallAsync<TInput, TOutput>(string operation, TInput input, CancellationToken cancellationToken) =>
        _calls.CallAsync<TOutput>(CallOf(operation, input), ReaderOf<TOutput>(), cancellationToken);

    /// <summary>Makes a call that must not be made twice, once: where the answer is lost nobody knows what became of it.</summary>
    protected Task<TOutput> CallOnceAsync<TInput, TOutput>(string operation, TInput input, CancellationToken cancellationToken) =>
        _calledOnce.Value.CallAsync<TOutput>(CallOf(operation, input), ReaderOf<TOutput>(), cancellationToken);

    /// <summary>Makes a call of the protocol <c>rest-json</c>, which may be made twice.</summary>
    protected Task<TOutput> SendAsync<TOutput>(string method, string path, byte[] content, IReadOnlyList<(string Name, string Value)> query, CancellationToken cancellationToken) =>
        _calls.CallAsync<TOutput>(new AwsCall("application/json", content) { Method = method, Path = path, Query = query }, ReaderOf<TOutput>(), cancellationToken);

    /// <summary>The bytes of an input.</summary>
    protected byte[] BytesOf<TInput>(TInput input) => JsonSerializer.SerializeToUtf8Bytes(input, TypeOf<TInput>());

    private AwsCall CallOf<TInput>(string operation, TInput input) => new("application/x-amz-json-1.1", BytesOf(input)) { Target = $"{service.TargetPrefix}.{operation}" };

    private JsonAnswers<TOutput> ReaderOf<TOutput>() => new(TypeOf<TOutput>());

    private JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)(json.GetTypeInfo(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not among the types of {service.ServiceId}."));
}
