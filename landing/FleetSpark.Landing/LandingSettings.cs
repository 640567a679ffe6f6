using FleetSpark.Core;
using FleetSpark.Landing.Sources.Bank.Sftp;
using FleetSpark.Landing.Sources.Fleet;
using FleetSpark.Landing.Sources.Gps;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.Landing;

/// <summary>Where sources are landed from when no files are named: <c>landing.yaml</c>, one record a source, null for one that it leaves out.</summary>
public sealed record LandingSettings
{
    /// <summary>The file's name, at a lake's place.</summary>
    public const string FileName = "landing.yaml";

    /// <summary>The queue of positions.</summary>
    public QueueOptions? Gps { get; init; }

    /// <summary>The tag operator's API.</summary>
    public TagApiOptions? Tags { get; init; }

    /// <summary>The bank's server.</summary>
    public SftpOptions? Bank { get; init; }

    /// <summary>The fleet registry.</summary>
    public FleetOptions? Fleet { get; init; }

    /// <summary>Reads the text of the file.</summary>
    /// <exception cref="FleetException">FS2502: with all faults at once.</exception>
    public static LandingSettings Parse(string text)
    {
        var faults = new List<string>();
        if (YamlMap.Parse(text, FileName, faults) is not { } yaml)
        {
            throw SettingsErrors.Faulty(faults);
        }

        var settings = new LandingSettings
        {
            Gps = yaml.Has(SourceNames.Gps) ? QueueOptions.Read(yaml.Map(SourceNames.Gps)) : null,
            Tags = yaml.Has(SourceNames.Tags) ? TagApiOptions.Read(yaml.Map(SourceNames.Tags)) : null,
            Bank = yaml.Has(SourceNames.Bank) ? SftpOptions.Read(yaml.Map(SourceNames.Bank)) : null,
            Fleet = yaml.Has(SourceNames.Fleet) ? FleetOptions.Read(yaml.Map(SourceNames.Fleet)) : null,
        };
        yaml.RefuseUnknownKeys();
        return faults.Count == 0 ? settings : throw SettingsErrors.Faulty(faults);
    }
}
