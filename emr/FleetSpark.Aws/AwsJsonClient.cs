using System.Net;
using System.Text;
using System.Text.Json;
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
public sealed class AwsJsonClient : AmazonServiceClient
{
    /// <summary>A client by the environment.</summary>
    /// <param name="service">The service.</param>
    /// <exception cref="AmazonClientException">No region is set.</exception>
    public AwsJsonClient(AwsService service)
        : base(new Settings(service))
    {
    }

    /// <inheritdoc />
    protected override IServiceMetadata ServiceMetadata => new Metadata(Service.ServiceId);

    private AwsService Service => ((Settings)Config).Service;

    /// <summary>Calls an operation. Only for what may be called twice: after a lost answer the same call is made again.</summary>
    /// <param name="operation">Its name in the service's model.</param>
    /// <param name="writeMembers">Writes the members of its input.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The members of its output.</returns>
    /// <exception cref="AmazonServiceException">The service refuses, or fails beyond the retries.</exception>
    public async Task<JsonElement> CallAsync(string operation, Action<Utf8JsonWriter> writeMembers, CancellationToken cancellationToken)
    {
        var options = new InvokeOptions { RequestMarshaller = new Marshalling(Service, writeMembers), ResponseUnmarshaller = new Unmarshalling() };
        return (await InvokeAsync<Answer>(new Call(operation), options, cancellationToken)).Members;
    }

    /// <inheritdoc />
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.AddHandlerAfter<Marshaller>(new Signing());

    private sealed class Call(string operation) : AmazonWebServiceRequest
    {
        public string Operation { get; } = operation;
    }

    private sealed class Answer : AmazonWebServiceResponse
    {
        public JsonElement Members { get; init; }
    }

    private sealed class Settings : ClientConfig
    {
        public Settings(AwsService service)
            : base(new DefaultConfigurationProvider([new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard }]))
        {
            Service = service;
            ServiceId = service.ServiceId;
            AuthenticationServiceName = service.EndpointPrefix;
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

    private sealed class Marshalling(AwsService service, Action<Utf8JsonWriter> writeMembers) : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        public IRequest Marshall(AmazonWebServiceRequest input)
        {
            using var content = new MemoryStream();
            using (var json = new Utf8JsonWriter(content))
            {
                json.WriteStartObject();
                writeMembers(json);
                json.WriteEndObject();
            }

            return new DefaultRequest(input, service.ServiceId)
            {
                HttpMethod = "POST",
                ResourcePath = "/",
                Content = content.ToArray(),
                Headers = { ["X-Amz-Target"] = $"{service.TargetPrefix}.{((Call)input).Operation}", ["Content-Type"] = "application/x-amz-json-1.1" },
            };
        }
    }

    private sealed class Unmarshalling : JsonResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
        {
            using var reader = new StreamReader(context.Stream, Encoding.UTF8);
            var text = reader.ReadToEnd();
            return new Answer { Members = JsonDocument.Parse(text.Length == 0 ? "{}" : text).RootElement };
        }

        public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
        {
            var reader = new StreamingUtf8JsonReader(context.Stream);
            var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
            return new AmazonServiceException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
        }
    }
}
