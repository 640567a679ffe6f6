using Amazon.S3;
using Amazon.S3.Model;

namespace FleetSpark.Lake.Stores.S3;

/// <summary>
/// An object that is put in parts, since its length is not known before its end: memory for one part, whatever its size. It appears whole, by its commit;
/// one that is disposed of without is aborted, so that nobody pays for its parts.
/// </summary>
internal sealed class S3Upload : IAsyncDisposable
{
    /// <summary>The size of each part but the last; S3 takes 10,000 of at least 5 MiB, so an object may have 80 GiB.</summary>
    public const int PartBytes = 8 << 20;

    private readonly IAmazonS3 _client;
    private readonly string _bucket;
    private readonly string _key;
    private readonly string _id;
    private readonly List<PartETag> _parts = [];
    private bool _isCommitted;

    private S3Upload(IAmazonS3 client, string bucket, string key, string id) => (_client, _bucket, _key, _id) = (client, bucket, key, id);

    /// <summary>Begins.</summary>
    public static async Task<S3Upload> BeginAsync(IAmazonS3 client, string bucket, string key, CancellationToken cancellationToken)
    {
        var begun = await client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = key }, cancellationToken);
        return new S3Upload(client, bucket, key, begun.UploadId);
    }

    /// <summary>Adds the next part: the first bytes of an array.</summary>
    public async Task AddPartAsync(byte[] content, int length, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(content, 0, length, writable: false);
        var number = _parts.Count + 1;
        var added = await _client.UploadPartAsync(
            new UploadPartRequest { BucketName = _bucket, Key = _key, UploadId = _id, PartNumber = number, InputStream = bytes, PartSize = length }, cancellationToken);
        _parts.Add(new PartETag(number, added.ETag));
    }

    /// <summary>Makes the object of its parts unless the key is taken: then S3 answers 412.</summary>
    public async Task CommitIfAbsentAsync(CancellationToken cancellationToken)
    {
        await _client.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest { BucketName = _bucket, Key = _key, UploadId = _id, PartETags = _parts, IfNoneMatch = "*" }, cancellationToken);
        _isCommitted = true;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_isCommitted)
        {
            try
            {
                await _client.AbortMultipartUploadAsync(_bucket, _key, _id, CancellationToken.None);
            }
            catch (AmazonS3Exception)
            {
                // What is left is removed by the bucket's lifecycle rule; the failure that led here is the one to tell.
            }
        }
    }
}
