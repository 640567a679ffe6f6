using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Transform;

namespace FleetSpark.Aws.Wire;

/// <summary>
/// Calls a service of AWS for which the SDK's own package is not at hand, through the SDK's core: credentials, region, signatures, retries, clocks that
/// differ, <c>AWS_ENDPOINT_URL</c> and profiles are those of every other client. Much of what it is made of is public and still the SDK's inner part, so
/// it stands in this one folder, and the SDK's version is pinned.
/// </summary>
internal sealed class AwsCaller : AmazonServiceClient
{
    /// <summary>A caller by the environment.</summary>
    /// <param name="service">The service.</param>
    /// <param name="options">How it calls.</param>
    /// <exception cref="AmazonClientException">No region is set.</exception>
    public AwsCaller(AwsService service, AwsClientOptions options)
        : base(new Settings(service, options))
    {
    }

    /// <inheritdoc />
    protected override IServiceMetadata ServiceMetadata => new Metadata(Service.ServiceId);

    private AwsService Service => ((Settings)Config).Service;

    /// <summary>Makes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reader">Reads its answer, a <see cref="AwsAnswer{TOutput}"/>, or why it is refused.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="AmazonServiceException">The service refuses, or fails beyond the retries.</exception>
    public async Task<TOutput> CallAsync<TOutput>(AwsCall call, ResponseUnmarshaller reader, CancellationToken cancellationToken)
    {
        var options = new InvokeOptions { RequestMarshaller = new Marshalling(Service), ResponseUnmarshaller = reader };
        return (await InvokeAsync<AwsAnswer<TOutput>>(new Request(call), options, cancellationToken)).Output;
    }

    /// <inheritdoc />
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.AddHandlerAfter<Marshaller>(new Signing());

    private sealed class Request(AwsCall call) : AmazonWebServiceRequest
    {
        public AwsCall Call { get; } = call;
    }

    private sealed class Settings : ClientConfig
    {
        public Settings(AwsService service, AwsClientOptions options)
            : base(new DefaultConfigurationProvider([new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard }]))
        {
            Service = service;
            ServiceId = service.ServiceId;
            AuthenticationServiceName = service.EndpointPrefix;
            if (options.Region is { } region)
            {
                RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region);
                AuthenticationRegion = region; // also of an endpoint that says none
            }

            if (options.Endpoint is { } endpoint)
            {
                ServiceURL = endpoint.ToString();
            }

            HttpClientFactory = new WholeAnswers(options.Timeout);
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
                Headers = { ["Content-Type"] = call.ContentType },
            };
            if (call.Target is { } target)
            {
                request.Headers["X-Amz-Target"] = target;
            }

            foreach (var (name, value) in call.Query)
            {
                request.Parameters.Add(name, value);
            }

            request.UseQueryString = call.Query.Count > 0;
            return request;
        }
    }
}
