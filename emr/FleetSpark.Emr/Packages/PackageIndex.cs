using System.Text.Json;
using System.Text.Json.Serialization;
using FleetSpark.Emr.Clusters;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Emr.Packages;

/// <summary>Which packages are current: <c>current.json</c> where packages lie, the one object there that is ever replaced.</summary>
public sealed record PackageIndex
{
    private const string Key = "current.json";

    /// <summary>The key of the current archive by the name of its architecture.</summary>
    [JsonPropertyName("archives")]
    public required SortedDictionary<string, string> Archives { get; init; }

    /// <summary>The key of the script that spark-submit is given.</summary>
    [JsonPropertyName("launcher")]
    public required string Launcher { get; init; }

    /// <summary>The sources that the packages know.</summary>
    [JsonPropertyName("sources")]
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="packages">Where packages lie.</param>
    /// <param name="place">Its name, for a message.</param>
    /// <param name="architecture">For which a package must be there.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Core.FleetException">FS7104: there is none for these processors; FS7105: it cannot be read.</exception>
    public static async Task<PackageIndex> ReadAsync(IObjectStore packages, string place, Architecture architecture, CancellationToken cancellationToken) =>
        await packages.ReadAsync(Key, cancellationToken) is { } found && Parse(found) is var index && index.Archives.ContainsKey(Architectures.NameOf(architecture))
            ? index
            : throw EmrErrors.NotDeployed(place, Architectures.NameOf(architecture));

    /// <summary>Makes an archive the current one of its architecture, whoever else makes others current meanwhile.</summary>
    public static async Task SetAsync(IObjectStore packages, Architecture architecture, string archive, string launcher, IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        for (; ;) // until it is this call's: each time that it is not, another one's is
        {
            var before = await packages.ReadAsync(Key, cancellationToken);
            var archives = before is null ? [] : new SortedDictionary<string, string>(ParseOrEmpty(before), StringComparer.Ordinal);
            archives[Architectures.NameOf(architecture)] = archive;
            var bytes = JsonSerializer.SerializeToUtf8Bytes(new PackageIndex { Archives = archives, Launcher = launcher, Sources = sources }, PackageJson.Default.PackageIndex);
            if (await packages.ReplaceIfUnchangedAsync(Key, before?.Version, bytes, cancellationToken))
            {
                return;
            }
        }
    }

    private static SortedDictionary<string, string> ParseOrEmpty(VersionedObject before)
    {
        try
        {
            return Parse(before).Archives;
        }
        catch (Core.FleetException)
        {
            return []; // it is written anew
        }
    }

    private static PackageIndex Parse(VersionedObject found)
    {
        try
        {
            var index = JsonSerializer.Deserialize(found.Content.Span, PackageJson.Default.PackageIndex);
            return index is not null && !index.Archives.ContainsValue(null!) && !index.Sources.Contains(null!) ? index : throw EmrErrors.BrokenIndex(Key, null);
        }
        catch (JsonException broken)
        {
            throw EmrErrors.BrokenIndex(Key, broken);
        }
    }
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PackageIndex))]
internal sealed partial class PackageJson : JsonSerializerContext;
