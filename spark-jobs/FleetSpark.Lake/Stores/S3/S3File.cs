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
        var client = S3Clients.Create();
        try
        {
            if (await new S3ObjectStore(client, new S3Location(bucket, string.Empty)).DownloadAsync(key, cancellationToken) is { } download)
            {
                return new S3File(new OwnedStream(download, client), download.PutAt);
            }
        }
        catch
        {
            client.Dispose();
            throw;
        }

        client.Dispose();
        return null;
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
