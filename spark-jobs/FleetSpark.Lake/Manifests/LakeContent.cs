using System.Text.Json;
using FleetSpark.Core;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Lake.Manifests;

/// <summary>
/// What a lake holds, as far as it decides what its next run has to do. Read without the types of manifests, so that a native program that starts runs on
/// other machines needs none of what they are read with.
/// </summary>
/// <param name="HeadHash">SHA-256 of the head's bytes; the text "none" where nothing was published yet.</param>
/// <param name="UnstagedObjects">The raw objects that the head's increments do not cover, each as <c>source/key</c>, in ordinal order.</param>
public sealed record LakeContent(string HeadHash, IReadOnlyList<string> UnstagedObjects)
{
    /// <summary>Reads it.</summary>
    /// <param name="lake">The lake.</param>
    /// <param name="sources">The sources of which raw objects are looked at.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="FleetException">FS1004, FS1006: the head or a manifest is not what it must be, or is missing.</exception>
    public static async Task<LakeContent> ReadAsync(DataLake lake, IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        var head = await lake.Curated.ReadAsync(ManifestStore.HeadKey, cancellationToken);
        var manifests = head is null ? new Dictionary<string, string>(StringComparer.Ordinal) : ManifestsOf(head);
        var unstaged = new List<string>();
        foreach (var source in sources.Order(StringComparer.Ordinal))
        {
            var staged = manifests.TryGetValue(source, out var hash) ? await ReadStagedAsync(lake.Curated, source, hash, cancellationToken) : [];
            await foreach (var key in RawKey.ListAsync(lake.Raw(source, isRestricted: false), cancellationToken))
            {
                if (!staged.Contains(key.ToString()))
                {
                    unstaged.Add($"{source}/{key}");
                }
            }
        }

        unstaged.Sort(StringComparer.Ordinal);
        return new LakeContent(head is null ? "none" : ContentHash.OfBytes(head.Content.Span), unstaged);
    }

    private static Dictionary<string, string> ManifestsOf(VersionedObject head) => Read(
        head.Content,
        ManifestStore.HeadKey,
        root => root.GetProperty("sources").EnumerateObject().ToDictionary(source => source.Name, source => source.Value.GetString()!, StringComparer.Ordinal));

    private static async Task<HashSet<string>> ReadStagedAsync(ILakeStore curated, string source, string hash, CancellationToken cancellationToken)
    {
        var key = ManifestStore.KeyOf(source, hash);
        var manifest = await curated.ReadAsync(key, cancellationToken) ?? throw LakeErrors.MissingObject(key);
        return Read(
            manifest.Content,
            key,
            root => root.GetProperty("increments").EnumerateArray().SelectMany(increment => increment.GetProperty("objects").EnumerateArray())
                .Select(staged => staged.GetProperty("key").GetString()!).ToHashSet(StringComparer.Ordinal));
    }

    private static T Read<T>(ReadOnlyMemory<byte> bytes, string key, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return read(document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw LakeErrors.BrokenObject(key, broken);
        }
    }
}
