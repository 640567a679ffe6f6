using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using FleetSpark.Core;

namespace FleetSpark.Lake.Stores.S3;

/// <summary>
/// An object's bytes as they come. The SDK makes calls again, but not the reading of an answer: where that is cut off, the rest is asked for, of the same version
/// of the object.
/// </summary>
internal sealed class S3Download : ReadOnlyStream
{
    private const int Tries = 5;

    private readonly IAmazonS3 _client;
    private readonly GetObjectRequest _request;
    private readonly long _length;
    private GetObjectResponse _answer;
    private long _position;

    private S3Download(IAmazonS3 client, GetObjectRequest request, GetObjectResponse answer)
    {
        _client = client;
        _request = request;
        _answer = answer;
        _length = answer.ContentLength;
    }

    /// <summary>The version of the object that is read.</summary>
    public string ETag => _request.EtagToMatch;

    /// <summary>When it was put.</summary>
    public DateTimeOffset PutAt => _answer.LastModified is { } putAt ? new DateTimeOffset(putAt.ToUniversalTime()) : DateTimeOffset.UnixEpoch;

    /// <summary>Asks for an object.</summary>
    public static async Task<S3Download> BeginAsync(IAmazonS3 client, string bucket, string key, CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest { BucketName = bucket, Key = key };
        var answer = await client.GetObjectAsync(request, cancellationToken);
        request.EtagToMatch = answer.ETag;
        return new S3Download(client, request, answer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                var length = await _answer.ResponseStream.ReadAsync(buffer, cancellationToken);
                if (length > 0 || _position == _length || buffer.Length == 0)
                {
                    _position += length;
                    return length;
                }

                throw new EndOfStreamException($"The answer ended after {_position} of {_length} bytes.");
            }
            catch (Exception cut) when (cut is IOException or HttpRequestException or AmazonClientException)
            {
                if (tried == Tries)
                {
                    throw LakeErrors.StoreFailed($"s3://{_request.BucketName}/{_request.Key}", cut);
                }

                await AskForRestAsync(cut, cancellationToken);
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _answer.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task AskForRestAsync(Exception cut, CancellationToken cancellationToken)
    {
        try
        {
            _answer.Dispose();
            _request.ByteRange = new ByteRange(_position, _length - 1);
            _answer = await _client.GetObjectAsync(_request, cancellationToken);
        }
        catch (Exception failed) when (failed is AmazonServiceException { StatusCode: HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound } or AmazonClientException or HttpRequestException or IOException)
        {
            throw LakeErrors.StoreFailed($"s3://{_request.BucketName}/{_request.Key}", new AggregateException(cut, failed));
        }
    }
}
