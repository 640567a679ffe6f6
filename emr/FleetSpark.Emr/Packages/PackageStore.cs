using FleetSpark.Core;
using FleetSpark.Emr.Clusters;
using FleetSpark.Lake;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Emr.Packages;

/// <summary>Where packages lie on S3, each under the name of its content.</summary>
/// <param name="place">Where.</param>
/// <param name="clock">Is handed to the store.</param>
public sealed class PackageStore(LakeLocation place, TimeProvider clock)
{
    private readonly IObjectStore _objects = ObjectStores.Open(place, clock);

    /// <summary>Uploads a package, unless it is there, and makes it the current one.</summary>
    /// <param name="package">The package.</param>
    /// <param name="launcher">The script that spark-submit is given.</param>
    /// <param name="sources">The sources that the program knows.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it was uploaded; false where it was there.</returns>
    public async Task<bool> DeployAsync(Package package, string launcher, IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        var isNew = await _objects.FindLengthAsync(package.Name, cancellationToken) is null && await _objects.PutFileIfAbsentAsync(package.Name, package.Path, cancellationToken);
        var script = await File.ReadAllBytesAsync(launcher, cancellationToken);
        var scriptKey = $"launch-{ContentHash.OfBytes(script)[..16]}.py";
        using var content = new MemoryStream(script, writable: false);
        await _objects.PutIfAbsentAsync(scriptKey, content, cancellationToken);
        await PackageIndex.SetAsync(_objects, package.Architecture, package.Name, scriptKey, sources, cancellationToken);
        return isNew;
    }

    /// <summary>The current package for some processors.</summary>
    /// <exception cref="FleetException">FS7104, FS7105: there is none, or it cannot be told.</exception>
    public async Task<DeployedPackage> ReadCurrentAsync(Architecture architecture, CancellationToken cancellationToken)
    {
        var index = await PackageIndex.ReadAsync(_objects, place.ToString(), architecture, cancellationToken);
        return new DeployedPackage(place.At(index.Archives[Architectures.NameOf(architecture)]).ToString(), place.At(index.Launcher).ToString(), index.Sources);
    }
}

/// <summary>A package on S3.</summary>
/// <param name="Archive">The archive's address.</param>
/// <param name="Launcher">The address of the script that spark-submit is given.</param>
/// <param name="Sources">The sources that the program knows.</param>
public sealed record DeployedPackage(string Archive, string Launcher, IReadOnlyList<string> Sources);
