namespace FleetSpark.Lake;

/// <summary>Where a lake's roots are, by its settings.</summary>
/// <param name="lake">The lake, to which they are relative.</param>
/// <param name="settings">Its settings.</param>
internal sealed class LakeRoots(LakeLocation lake, LakeSettings settings)
{
    /// <summary>Stands in the settings for a source's name, where each has a bucket of its own.</summary>
    public const string SourcePlace = "{source}";

    /// <summary>The curated root.</summary>
    public LakeLocation Curated => lake.At(settings.CuratedRoot);

    /// <summary>The root of what holds personal data.</summary>
    public LakeLocation Restricted => lake.At(settings.RestrictedRoot);

    /// <summary>The file or object with the key of drivers' ids.</summary>
    public LakeLocation DriverKey => (lake.S3 is null ? lake : Restricted).At(settings.DriverKeyFile);

    /// <summary>The raw root of a source.</summary>
    public LakeLocation RawOf(string source) => settings.RawRoot.Contains(SourcePlace, StringComparison.Ordinal)
        ? lake.At(settings.RawRoot.Replace(SourcePlace, source, StringComparison.Ordinal))
        : lake.At(settings.RawRoot).At(source);

    /// <summary>The raw root, or what all of them have in common with the source's name left in.</summary>
    public LakeLocation Raw => lake.At(settings.RawRoot);
}
