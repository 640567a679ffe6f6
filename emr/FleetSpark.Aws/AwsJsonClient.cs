using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace FleetSpark.Aws;

/// <summary>
/// Calls a service of AWS for which the SDK's own package is not at hand, through the SDK's core: credentials, region, signatures, retries, clocks that
/// differ, <c>AWS_ENDPOINT_URL</c> and profiles are those of every other client. Much of what it is made of is public and still the SDK's inner part, so
/// it stands in this one file, and the SDK's version is pinned.
/// </summary>
internal sealed class AwsJsonClient : AmazonServiceClient
{
    /// <summary>A client by the environment.</summary>
    /// <param name="service">The service.</param>
    /// <param name="options">How it calls.</param>
    /// <exception cref="AmazonClientException">No region is set.</exception>
    public AwsJsonClient(AwsService service, AwsClientOptions options)
        : base(new Settings(service, options))
    {
    }

    /// <inheritdoc />
    protected override IServiceMetadata ServiceMetadata => new Metadata(Service.ServiceId);

    private AwsService Service => ((Settings)Config).Service;

    /// <summary>Makes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="output">The type of its answer; an answer without a body is one without members.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="AmazonServiceException">The service refuses, or fails beyond the retries.</exception>
    public async Task<TOutput> CallAsync<TOutput>(AwsCall call, JsonTypeInfo<TOutput> output, CancellationToken cancellationToken)
    {
        var options = new InvokeOptions { RequestMarshaller = new Marshalling(Service), ResponseUnmarshaller = new Unmarshalling<TOutput>(output) };
        return (await InvokeAsync<Answer<TOutput>>(new Request(call), options, cancellationToken)).Output;
    }

    /// <inheritdoc />
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.AddHandlerAfter<Marshaller>(new Signing());

    private sealed class Request(AwsCall call) : AmazonWebServiceRequest
    {
        public AwsCall Call { get; } = call;
    }

    private sealed class Answer<TOutput> : AmazonWebServiceResponse
    {
        public TOutput Output { get; init; } = default!;
    }

    private sealed class Settings : ClientConfig
    {
        public Settings(AwsService service, AwsClientOptions options)
            : base(new DefaultConfigurationProvider([new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard }]))
        {
            Service = service;
            ServiceId = service.ServiceId;
            AuthenticationServiceName = service.EndpointPrefix;
            if (options.Endpoint is { } endpoint)
            {
                ServiceURL = endpoint.ToString();
            }

            Timeout = options.Timeout;
            MaxErrorRetry = options.Retries;
            if (options.Retries == 0)
            {
                MaxStaleConnectionRetries = 0; // counted as no retry, and one all the same
            }
        }

        public AwsService Service { get; }

        public override string RegionEndpointServiceName => Service.EndpointPrefix;

        public override string ServiceVersion => Service.ApiVersion;

        public override string UserAgent => "FleetSpark";

        public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => new(
            string.IsNullOrEmpty(ServiceURL) ? $"https://{Service.EndpointPrefix}.{RegionEndpoint.SystemName}.{RegionEndpoint.PartitionDnsSuffix}/" : ServiceURL);
    }

    private sealed class Metadata(string serviceId) : IServiceMetadata
    {
        public string ServiceId => serviceId;

        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
    }

    private sealed class Signing : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
    }

    private sealed class Marshalling(AwsService service) : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        public IRequest Marshall(AmazonWebServiceRequest input)
        {
            var call = ((Request)input).Call;
            var request = new DefaultRequest(input, service.ServiceId)
            {
                HttpMethod = call.Method,
                ResourcePath = call.Path,
                Content = call.Content,
                Headers = { ["Content-Type"] = service.TargetPrefix is null ? "application/json" : "application/x-amz-json-1.1" },
            };
            if (service.TargetPrefix is { } prefix)
            {
                request.Headers["X-Amz-Target"] = $"{prefix}.{call.Operation}";
            }

            foreach (var (name, value) in call.Query)
            {
                request.Parameters.Add(name, value);
            }

            request.UseQueryString = call.Query.Count > 0;
            return request;
        }
    }

    private sealed class Unmarshalling<TOutput>(JsonTypeInfo<TOutput> output) : JsonResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
        {
            using var bytes = new MemoryStream();
            context.Stream.CopyTo(bytes);
            var text = bytes.Length == 0 ? "{}"u8 : bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
            return new Answer<TOutput> { Output = JsonSerializer.Deserialize(text, output) ?? throw new JsonException("The answer is null.") };
        }

        public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
        {
            var reader = new StreamingUtf8JsonReader(context.Stream);
            var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
            return new AmazonServiceException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
        }
    }
}

/// <summary>A call of a service.</summary>
/// <param name="Operation">Its name in the service's model.</param>
/// <param name="Content">The members of its input as JSON; empty for a call without a body.</param>
internal sealed record AwsCall(string Operation, byte[] Content)
{
    /// <summary>The method of HTTP.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The path, whose parts are escaped.</summary>
    public string Path { get; init; } = "/";

    /// <summary>What stands in the address after the path.</summary>
    public IReadOnlyList<(string Name, string Value)> Query { get; init; } = [];
}
