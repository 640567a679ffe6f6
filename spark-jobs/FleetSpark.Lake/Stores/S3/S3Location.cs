namespace FleetSpark.Lake.Stores.S3;

/// <summary>Where a store is: a bucket, and what the keys of its objects begin with.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Prefix">Empty, or parts that each end with <c>/</c>.</param>
public readonly record struct S3Location(string Bucket, string Prefix)
{
    private const string Scheme = "s3://";

    /// <summary>Reads <c>s3://bucket</c> or <c>s3://bucket/some/prefix</c>, with or without a last <c>/</c>; false where it is neither.</summary>
    public static bool TryParse(string text, out S3Location location)
    {
        location = default;
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return false;
        }

        var parts = text[Scheme.Length..].TrimEnd('/').Split('/');
        if (Array.Exists(parts, part => part is "" or "." or ".."))
        {
            return false;
        }

        location = new S3Location(parts[0], string.Concat(parts.Skip(1).Select(part => part + '/')));
        return true;
    }

    /// <summary>A location below this one.</summary>
    /// <param name="path">Parts with <c>/</c> between.</param>
    public S3Location Below(string path) => this with { Prefix = $"{Prefix}{path.Trim('/')}/" };

    /// <summary>As it was read, with a last <c>/</c>.</summary>
    public override string ToString() => $"{Scheme}{Bucket}/{Prefix}";
}
