using FleetSpark.Core;
using FleetSpark.Emr.Athena;
using FleetSpark.Lake;

namespace FleetSpark.Emr.Catalog;

/// <summary>What <c>emr.yaml</c>, beside a lake's <c>settings.yaml</c>, says of Glue and Athena; its other sections are not read here.</summary>
/// <param name="Catalog">The section <c>catalog</c>.</param>
/// <param name="Athena">The section <c>athena</c>.</param>
public sealed record CatalogFile(CatalogSettings Catalog, AthenaSettings Athena)
{
    /// <summary>The file's name.</summary>
    public const string Name = EmrSettings.FileName;

    /// <summary>Reads it; the defaults where there is none.</summary>
    /// <exception cref="FleetException">FS7301: with all faults at once.</exception>
    public static async Task<CatalogFile> ReadAsync(DataLake lake, CancellationToken cancellationToken) =>
        await lake.ReadTextAsync(Name, cancellationToken) is { } text ? Parse(text) : new CatalogFile(new CatalogSettings(), new AthenaSettings());

    /// <summary>Reads a text.</summary>
    /// <exception cref="FleetException">FS7301: with all faults at once.</exception>
    public static CatalogFile Parse(string text)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(text))
        {
            return new CatalogFile(new CatalogSettings(), new AthenaSettings());
        }

        var file = YamlMap.Parse(text, Name, faults) is { } yaml
            ? new CatalogFile(CatalogSettings.Read(yaml.Map("catalog")), AthenaSettings.Read(yaml.Map("athena")))
            : null;
        return faults.Count == 0 ? file! : throw CatalogErrors.FaultySettings(faults);
    }
}
