using System.Xml.Linq;

namespace FleetSpark.RehearsalTests.Rights;

/// <summary>What IAM is asked for calls of S3, which are told by method and path, see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html.</summary>
internal static class S3Calls
{
    /// <summary>What IAM is asked for a call.</summary>
    public static IEnumerable<IamCall> Of(RecordedCall call)
    {
        var (bucket, key) = call.Path.Split('/', 2) is [var first, var rest] ? (first, rest) : (call.Path, string.Empty);
        var query = call.Query;
        if (key.Length == 0)
        {
            return OfBucket(call, $"arn:aws:s3:::{bucket}", query);
        }

        var action = call.Method switch
        {
            "GET" when query.ContainsKey("uploadId") => "ListMultipartUploadParts",
            "GET" or "HEAD" => "GetObject",
            "DELETE" when query.ContainsKey("uploadId") => "AbortMultipartUpload",
            "DELETE" => "DeleteObject",
            _ => "PutObject", // in one piece, and a multipart upload's begin, parts and end
        };
        var asked = new IamCall($"s3:{action}", $"arn:aws:s3:::{bucket}/{key}");
        return call.Source is { } source ? [asked, new IamCall("s3:GetObject", $"arn:aws:s3:::{Uri.UnescapeDataString(source).TrimStart('/')}")] : [asked];
    }

    private static IEnumerable<IamCall> OfBucket(RecordedCall call, string bucket, IReadOnlyDictionary<string, string> query) => call.Method switch
    {
        "GET" when query.ContainsKey("location") => [new IamCall("s3:GetBucketLocation", bucket)],
        "GET" when query.ContainsKey("uploads") => [new IamCall("s3:ListBucketMultipartUploads", bucket)],
        "GET" => [query.TryGetValue("prefix", out var prefix) ? new IamCall("s3:ListBucket", bucket).With("s3:prefix", prefix) : new IamCall("s3:ListBucket", bucket)],
        "HEAD" => [new IamCall("s3:ListBucket", bucket)],
        "POST" when query.ContainsKey("delete") => XDocument.Parse(call.Body).Descendants().Where(element => element.Name.LocalName == "Key").Select(key => new IamCall("s3:DeleteObject", $"{bucket}/{key.Value}")),
        _ => throw new NotSupportedException($"What IAM is asked for it is not known here: {call}"),
    };
}
