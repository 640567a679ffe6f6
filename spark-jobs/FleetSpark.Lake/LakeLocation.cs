using System.Diagnostics.CodeAnalysis;
using FleetSpark.Core;
using FleetSpark.Lake.Stores.S3;

namespace FleetSpark.Lake;

/// <summary>Where a lake, or a root of one, is: a folder, or a prefix of an S3 bucket.</summary>
public sealed record LakeLocation
{
    private const string SchemeEnd = "://";
    private const string SlipOfS3 = "s3:/"; // nobody's folder

    private LakeLocation(string path, S3Location? s3)
    {
        Path = path;
        S3 = s3;
    }

    /// <summary>The full path of the folder; empty where it is on S3.</summary>
    public string Path { get; }

    /// <summary>The bucket and prefix; null where it is a folder.</summary>
    public S3Location? S3 { get; }

    /// <summary>Reads <c>s3://bucket/prefix</c>, or a folder's path, which counts from the current one.</summary>
    /// <exception cref="FleetException">FS1013: it is neither.</exception>
    public static LakeLocation Parse(string text) => TryParse(text, out var location) ? location : throw LakeErrors.UnusableLocation(text);

    /// <summary>As <see cref="Parse"/>; false where it is neither.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out LakeLocation? location)
    {
        location = S3Location.TryParse(text, out var s3) ? new LakeLocation(string.Empty, s3)
            : text.Length > 0 && !text.Contains(SchemeEnd, StringComparison.Ordinal) && !text.StartsWith(SlipOfS3, StringComparison.OrdinalIgnoreCase) ? OfFolder(text)
            : null;
        return location is not null;
    }

    /// <summary>Another location, as settings write it: absolute, or relative to this one.</summary>
    /// <exception cref="FleetException">FS1013: it is none, or leaves the bucket.</exception>
    public LakeLocation At(string text)
    {
        if (S3 is not { } s3 || text.Contains(SchemeEnd, StringComparison.Ordinal) || System.IO.Path.IsPathRooted(text))
        {
            return text.Contains(SchemeEnd, StringComparison.Ordinal) ? Parse(text) : OfFolder(System.IO.Path.Combine(Path, text));
        }

        var parts = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Contains("..", StringComparer.Ordinal) || parts.Contains(".", StringComparer.Ordinal)
            ? throw LakeErrors.UnusableLocation(text)
            : new LakeLocation(string.Empty, parts.Aggregate(s3, (location, part) => location.Below(part)));
    }

    /// <summary>Takes this location of a file or an object apart: what it lies in, and its name there.</summary>
    public (LakeLocation Parent, string Name) Split()
    {
        if (S3 is not { } s3)
        {
            return (OfFolder(System.IO.Path.GetDirectoryName(Path)!), System.IO.Path.GetFileName(Path));
        }

        var parts = s3.Prefix.TrimEnd('/').Split('/');
        return (new LakeLocation(string.Empty, s3 with { Prefix = string.Concat(parts[..^1].Select(part => part + '/')) }), parts[^1]);
    }

    /// <summary>Whether another location is this one, or lies in it.</summary>
    public bool Holds(LakeLocation other) => other.AsPrefix.StartsWith(AsPrefix, StringComparison.Ordinal);

    /// <summary>The folder's path, or <c>s3://bucket/prefix</c> without a last <c>/</c>.</summary>
    public override string ToString() => S3 is null ? Path : AsPrefix.TrimEnd('/');

    private string AsPrefix => S3?.ToString() ?? System.IO.Path.TrimEndingDirectorySeparator(Path) + System.IO.Path.DirectorySeparatorChar;

    private static LakeLocation OfFolder(string path) => new(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)), s3: null);
}
