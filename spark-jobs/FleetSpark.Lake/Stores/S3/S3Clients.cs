using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.S3;

namespace FleetSpark.Lake.Stores.S3;

/// <summary>Makes clients of S3 by the environment: credentials, region and profile as every AWS program finds them, <c>AWS_ENDPOINT_URL</c> too.</summary>
internal static class S3Clients
{
    /// <summary>A client.</summary>
    /// <exception cref="Core.FleetException">FS1015: no region is set, or there are no credentials.</exception>
    public static IAmazonS3 Create()
    {
        try
        {
            var settings = new AmazonS3Config
            {
                // What stands in for S3 under one address has no address a bucket.
                ForcePathStyle = IsSet("AWS_ENDPOINT_URL_S3") || IsSet("AWS_ENDPOINT_URL"),
                RetryMode = RequestRetryMode.Standard,
            };
            _ = DefaultAWSCredentialsIdentityResolver.GetCredentials(settings); // the first call would fail as one that the network cut
            return new S3Client(settings);
        }
        catch (AmazonClientException unset)
        {
            throw LakeErrors.AwsNotSetUp(unset);
        }
    }

    /// <summary>A name of a location unlike that of any other, whoever serves it.</summary>
    public static string NameOf(IAmazonS3 client, S3Location location) => $"{client.Config.ServiceURL} {location}";

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };
}
