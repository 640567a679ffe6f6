using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using FleetSpark.Core;

namespace FleetSpark.Lake.Stores.S3;

/// <summary>An object of S3 that is none of a lake's: what somebody else puts there, and puts anew.</summary>
/// <param name="Content">Its bytes; disposing lets go of the connection too.</param>
/// <param name="PutAt">When it was put.</param>
public sealed record S3File(Stream Content, DateTimeOffset PutAt)
{
    /// <summary>Opens an object as it is now; null where it is absent.</summary>
    /// <param name="bucket">Its bucket.</param>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="FleetException">FS1011: S3 refuses; FS1012: it cannot be reached.</exception>
    public static async Task<S3File?> OpenAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        IAmazonS3? client = S3Clients.Create();
        try
        {
            var download = await S3Download.BeginAsync(client, bucket, key, cancellationToken);
            var file = new S3File(new OwnedStream(download, client), download.PutAt);
            client = null; // the stream's now
            return file;
        }
        catch (AmazonS3Exception absent) when (absent.ErrorCode == "NoSuchKey")
        {
            return null;
        }
        catch (AmazonServiceException refused) when (refused.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            throw LakeErrors.StoreRefused($"s3://{bucket}/{key}", refused);
        }
        catch (Exception failed) when (failed is AmazonServiceException or AmazonClientException or HttpRequestException or IOException)
        {
            throw LakeErrors.StoreFailed($"s3://{bucket}/{key}", failed);
        }
        finally
        {
            client?.Dispose();
        }
    }

    private sealed class OwnedStream(S3Download download, IAmazonS3 client) : ReadOnlyStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => download.ReadAsync(buffer, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                download.Dispose();
                client.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
