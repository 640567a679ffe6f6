using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.S3.Internal;

namespace FleetSpark.Lake.Stores.S3;

/// <summary>The SDK's client, which makes a call again after an answer that was cut off within its XML too: all that is asked of it here may be asked twice.</summary>
/// <param name="config">How S3 is reached.</param>
internal sealed class S3Client(AmazonS3Config config) : AmazonS3Client(config)
{
    /// <inheritdoc />
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new CutAnswers(Config)));
    }

    private sealed class CutAnswers(IClientConfig config) : AmazonS3StandardRetryPolicy(config)
    {
        public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception) =>
            IsCut(exception) ? Task.FromResult(true) : base.RetryForExceptionAsync(executionContext, exception);

        // An error of S3 that cannot be parsed keeps its body, and goes by the name of its status alone: a cut 404 would be no "NoSuchKey".
        private static bool IsCut(Exception exception) =>
            exception is XmlException or { InnerException: XmlException } or AmazonS3Exception { ResponseBody.Length: > 0 };
    }
}
