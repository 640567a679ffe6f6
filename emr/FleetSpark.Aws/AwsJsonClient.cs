using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FleetSpark.Aws.Wire;

namespace FleetSpark.Aws;

/// <summary>What the clients of services that speak JSON have in common.</summary>
/// <param name="service">The service.</param>
/// <param name="json">The types of inputs and outputs.</param>
/// <param name="options">How it calls.</param>
public abstract class AwsJsonClient(AwsService service, JsonSerializerContext json, AwsClientOptions options) : AwsClient(service, options)
{
    /// <summary>Makes a call that may be made twice: after a lost answer it is made again.</summary>
    protected Task<TOutput> CallAsync<TInput, TOutput>(string operation, TInput input, CancellationToken cancellationToken) =>
        SendAsync<TOutput>(CallOf(operation, input), ReaderOf<TOutput>(), cancellationToken);

    /// <summary>Makes a call that must not be made twice, once: where the answer is lost nobody knows what became of it.</summary>
    protected Task<TOutput> CallOnceAsync<TInput, TOutput>(string operation, TInput input, CancellationToken cancellationToken) =>
        SendOnceAsync<TOutput>(CallOf(operation, input), ReaderOf<TOutput>(), cancellationToken);

    /// <summary>Makes a call of the protocol <c>rest-json</c>, which may be made twice.</summary>
    protected Task<TOutput> CallAsync<TOutput>(string method, string path, byte[] content, IReadOnlyList<(string Name, string Value)> query, CancellationToken cancellationToken) =>
        SendAsync<TOutput>(new AwsCall("application/json", content) { Method = method, Path = path, Query = query }, ReaderOf<TOutput>(), cancellationToken);

    /// <summary>The bytes of an input.</summary>
    protected byte[] BytesOf<TInput>(TInput input) => JsonSerializer.SerializeToUtf8Bytes(input, TypeOf<TInput>());

    private AwsCall CallOf<TInput>(string operation, TInput input) => new("application/x-amz-json-1.1", BytesOf(input)) { Target = $"{Service.TargetPrefix}.{operation}" };

    private JsonAnswers<TOutput> ReaderOf<TOutput>() => new(TypeOf<TOutput>());

    private JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)(json.GetTypeInfo(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not among the types of {Service.ServiceId}."));
}
