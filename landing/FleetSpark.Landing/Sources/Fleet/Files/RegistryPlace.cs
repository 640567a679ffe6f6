using FleetSpark.Lake.Stores.S3;
using FleetSpark.Landing.Files;

namespace FleetSpark.Landing.Sources.Fleet.Files;

/// <summary>Where a registry lies as a file.</summary>
internal abstract class RegistryPlace
{
    private const string SchemeEnd = "://";

    /// <summary>As the settings write it.</summary>
    public required string Text { get; init; }

    /// <summary>Whether a text is a path, or <c>s3://bucket/key</c>.</summary>
    public static bool IsOne(string text) =>
        text.Contains(SchemeEnd, StringComparison.Ordinal) ? S3Location.TryParse(text, out var location) && location.Prefix.Length > 0 : text.Length > 0;

    /// <summary>The place of a text that is one.</summary>
    public static RegistryPlace Of(string text) => text.Contains(SchemeEnd, StringComparison.Ordinal) && S3Location.TryParse(text, out var location)
        ? new ObjectPlace(location.Bucket, location.Prefix.TrimEnd('/')) { Text = text }
        : new PathPlace { Text = text };

    /// <summary>Opens what lies there now.</summary>
    public abstract Task<RegistryFile> OpenAsync(CancellationToken cancellationToken);

    private sealed class PathPlace : RegistryPlace
    {
        public override async Task<RegistryFile> OpenAsync(CancellationToken cancellationToken)
        {
            // Of a folder into which the registry is put again and again, what was sent last.
            var files = FileNames.Expand([Text]).Select(path => new InputFile(path));
            var file = Directory.Exists(Text) ? files.MaxBy(one => (SentTime.Of(one, said: null), one.Name))! : files.Single();
            var content = await file.OpenAsync(cancellationToken); // first, since it says what is wrong with the path
            return new RegistryFile(file.Path, file.Name, SentTime.Of(file, said: null), content);
        }
    }

    private sealed class ObjectPlace(string bucket, string key) : RegistryPlace
    {
        public override async Task<RegistryFile> OpenAsync(CancellationToken cancellationToken)
        {
            var found = await S3File.OpenAsync(bucket, key, cancellationToken) ?? throw FleetErrors.NoSuchObject(Text);
            var content = await ContentStream.OfAsync(found.Content, Text, cancellationToken);
            var name = Path.GetFileName(key);
            try
            {
                return new RegistryFile(Text, name, SentTime.Of(Text, name, found.PutAt), content);
            }
            catch
            {
                await content.DisposeAsync();
                throw;
            }
        }
    }
}

/// <summary>A registry's file.</summary>
/// <param name="Place">Where it lies; of a folder, which file it is.</param>
/// <param name="Name">Its name without folders.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="Content">Its bytes, unpacked.</param>
internal sealed record RegistryFile(string Place, string Name, DateTimeOffset SentAt, ContentStream Content);
