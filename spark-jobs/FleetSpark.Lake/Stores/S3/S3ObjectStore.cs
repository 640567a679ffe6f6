using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace FleetSpark.Lake.Stores.S3;

/// <summary>
/// Objects of an S3 bucket under a prefix. S3 itself decides who was first: <c>If-None-Match: *</c> for what must be absent, <c>If-Match</c> with the ETag
/// for what must be unchanged. 412 says that it is not so; 409, that another write of the key is under way and the same call may be made again.
/// </summary>
/// <param name="client">Makes the calls; its retries are the SDK's.</param>
/// <param name="location">The bucket and the prefix.</param>
public sealed class S3ObjectStore(IAmazonS3 client, S3Location location) : IObjectStore
{
    private const string Anything = "*";
    private const int TriesOfConflict = 8;
    private static readonly TimeSpan AfterConflict = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc />
    public Task<bool> PutIfAbsentAsync(string key, Stream content, CancellationToken cancellationToken) => CallAsync(key, async () =>
    {
        var part = new byte[content.CanSeek ? Math.Min(content.Length - content.Position, S3Upload.PartBytes) : S3Upload.PartBytes];
        var length = await content.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false, cancellationToken);
        if (length < S3Upload.PartBytes)
        {
            return await PutAsync(key, part, length, request => request.IfNoneMatch = Anything, cancellationToken);
        }

        if (await FindLengthAsync(key, cancellationToken) is not null)
        {
            return false; // only of what is large: a look costs less than its bytes
        }

        await using var upload = await S3Upload.BeginAsync(client, location.Bucket, KeyOf(key), cancellationToken);
        while (length > 0)
        {
            await upload.AddPartAsync(part, length, cancellationToken);
            length = await content.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false, cancellationToken);
        }

        return await UnlessConflictAsync(() => upload.CommitIfAbsentAsync(cancellationToken), cancellationToken);
    });

    /// <inheritdoc />
    public async Task<bool> PutFileIfAbsentAsync(string key, string path, CancellationToken cancellationToken)
    {
        await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, useAsync: true);
        return await PutIfAbsentAsync(key, content, cancellationToken);
    }

    /// <inheritdoc />
    public Task<bool> ReplaceIfUnchangedAsync(string key, ObjectVersion? expected, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => CallAsync(key, async () =>
    {
        void Demand(PutObjectRequest request) => _ = expected is { } version ? request.IfMatch = version.Token : request.IfNoneMatch = Anything;
        return await PutAsync(key, content.ToArray(), content.Length, Demand, cancellationToken)
            // An answer may be lost and its call be made again: then it is our own write that stands in the way.
            || (await ReadAsync(key, cancellationToken) is { } current && current.Content.Span.SequenceEqual(content.Span));
    });

    /// <inheritdoc />
    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = location.Bucket, Prefix = KeyOf(prefix) };
        do
        {
            var page = await CallAsync(prefix, () => client.ListObjectsV2Async(request, cancellationToken));
            foreach (var listed in page.S3Objects ?? [])
            {
                yield return listed.Key[location.Prefix.Length..];
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
    }

    /// <inheritdoc />
    public async Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) => await DownloadAsync(key, cancellationToken);

    /// <inheritdoc />
    public async Task<VersionedObject?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        await using var stream = await DownloadAsync(key, cancellationToken);
        if (stream is null)
        {
            return null;
        }

        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return new VersionedObject(content.ToArray(), new ObjectVersion(stream.ETag));
    }

    /// <inheritdoc />
    public Task<long?> FindLengthAsync(string key, CancellationToken cancellationToken) => CallAsync(key, async () =>
    {
        try
        {
            return (long?)(await client.GetObjectMetadataAsync(location.Bucket, KeyOf(key), cancellationToken)).ContentLength;
        }
        catch (AmazonS3Exception absent) when (absent.StatusCode == HttpStatusCode.NotFound)
        {
            return null; // a HEAD has no body to tell a missing key from a missing bucket; whatever else is done with the bucket will
        }
    });

    /// <inheritdoc />
    public Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        CallAsync(key, () => client.DeleteObjectAsync(location.Bucket, KeyOf(key), cancellationToken));

    /// <summary>Copies an object of this store within S3, which does so up to 5 GB: more than a day of any table has.</summary>
    internal Task CopyAsync(string fromKey, string toKey, CancellationToken cancellationToken) =>
        CallAsync(toKey, () => client.CopyObjectAsync(location.Bucket, KeyOf(fromKey), location.Bucket, KeyOf(toKey), cancellationToken));

    private static bool IsAbsent(AmazonS3Exception failed) => failed.ErrorCode == "NoSuchKey";

    /// <summary>Asks for an object's bytes; null where it is absent.</summary>
    internal Task<S3Download?> DownloadAsync(string key, CancellationToken cancellationToken) => CallAsync(key, async () =>
    {
        try
        {
            return await S3Download.BeginAsync(client, location.Bucket, KeyOf(key), cancellationToken);
        }
        catch (AmazonS3Exception absent) when (IsAbsent(absent))
        {
            return null;
        }
    });

    private Task<bool> PutAsync(string key, byte[] content, int length, Action<PutObjectRequest> demand, CancellationToken cancellationToken) => UnlessConflictAsync(
        async () =>
        {
            using var bytes = new MemoryStream(content, 0, length, writable: false);
            var request = new PutObjectRequest { BucketName = location.Bucket, Key = KeyOf(key), InputStream = bytes };
            demand(request);
            await client.PutObjectAsync(request, cancellationToken);
        },
        cancellationToken);

    private static async Task<bool> UnlessConflictAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await write();
                return true;
            }
            catch (AmazonS3Exception refused) when (refused.StatusCode == HttpStatusCode.PreconditionFailed || IsAbsent(refused))
            {
                return false; // there, changed or, where it had to be unchanged, removed
            }
            catch (AmazonS3Exception conflict) when (conflict.StatusCode == HttpStatusCode.Conflict && tried < TriesOfConflict)
            {
                await Task.Delay(AfterConflict * tried, cancellationToken);
            }
        }
    }

    private string KeyOf(string key) =>
        key.StartsWith('/') || key.Split('/').Contains("..", StringComparer.Ordinal) ? throw LakeErrors.KeyLeavesStore(key) : location.Prefix + key;

    private async Task<T> CallAsync<T>(string key, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (AmazonServiceException refused) when (refused.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            throw LakeErrors.StoreRefused($"{location}{key}", refused);
        }
        catch (Exception failed) when (failed is AmazonServiceException or AmazonClientException or HttpRequestException or IOException)
        {
            throw LakeErrors.StoreFailed($"{location}{key}", failed);
        }
    }
}
