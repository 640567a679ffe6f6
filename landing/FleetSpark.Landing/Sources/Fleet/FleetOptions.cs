using FleetSpark.Core;
using FleetSpark.Landing.Sources.Fleet.Postgres;

namespace FleetSpark.Landing.Sources.Fleet;

/// <summary>Where the fleet registry is read from, whole, and how far a snapshot of it is believed. Read by <see cref="Read"/>, which reports all faults at once.</summary>
public sealed record FleetOptions
{
    /// <summary>
    /// The registry as a file: NDJSON, a JSON array or CSV, gzipped or not. A path; a folder, of which the file that was sent last is taken; or an object,
    /// <c>s3://bucket/key</c>. Null where it is a database.
    /// </summary>
    public string? File { get; init; }

    /// <summary>Which column of a CSV file fills which field, as <c>--map</c> has it; null where the columns have the names of our fields. Of no meaning for JSON and a database.</summary>
    public string? Map { get; init; }

    /// <summary>The registry as a database; null where it is a file.</summary>
    public PostgresOptions? Postgres { get; init; }

    /// <summary>The most trucks, in percent of those that the last snapshot had, rounded up, that may be gone at once: 0 to 100. One that lost more, or is empty, is refused; 100 refuses none.</summary>
    public int MostVanishedPercent { get; init; } = 20;

    /// <summary>The most rows of a snapshot, which is compared in memory: 1 to 5,000,000.</summary>
    public int MostRows { get; init; } = 250_000;

    /// <summary>The most bytes of a snapshot's rows, and of a file unpacked: 1 to 1023 MiB.</summary>
    public int MostBytes { get; init; } = 256 << 20;

    /// <summary>Reads the options; all faults go to the map.</summary>
    /// <param name="yaml">The mapping that holds them, and nothing else.</param>
    public static FleetOptions Read(YamlMap yaml)
    {
        var absent = new FleetOptions();
        var options = new FleetOptions
        {
            File = yaml.Optional("file"),
            Map = yaml.Optional("map"),
            Postgres = yaml.Keys.Contains("postgres", StringComparer.Ordinal) ? PostgresSettings.Read(yaml.Map("postgres")) : null,
            MostVanishedPercent = yaml.WholeNumber("most_vanished_percent", absent.MostVanishedPercent, 0, 100),
            MostRows = yaml.WholeNumber("most_rows", absent.MostRows, 1, 5_000_000),
            MostBytes = yaml.WholeNumber("most_mebibytes", absent.MostBytes >> 20, 1, 1023) << 20,
        };
        yaml.RefuseUnknownKeys();
        options.Check(yaml);
        return options;
    }

    private void Check(YamlMap yaml)
    {
        if (File is null == Postgres is null)
        {
            yaml.AddFault("one of 'file' and 'postgres' must say where the registry is, and not both");
        }

        if (File is not null && !Files.RegistryPlace.IsOne(File))
        {
            yaml.AddFault($"'file' is '{File}', which is neither a path nor s3://bucket/key");
        }

        if (Map is not null && File is null)
        {
            yaml.AddFault("'map' is for a CSV file alone: let 'query' give the columns the names of our fields");
        }
    }
}
