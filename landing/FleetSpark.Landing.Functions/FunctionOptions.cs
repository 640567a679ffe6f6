using System.Text;
using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Tables;

namespace FleetSpark.Landing.Functions;

/// <summary>What a function is set to, by its environment and the files beside it.</summary>
internal sealed record FunctionOptions
{
    /// <summary>The value of <c>FLEET_SOURCE</c> for the function that submits runs to EMR.</summary>
    public const string Run = "run";

    /// <summary>The source that it lands: gps, tags, bank or fleet; or run. From <c>FLEET_SOURCE</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The lake whose runs it submits, <c>s3://bucket/prefix</c>; null where it lands a source. From <c>FLEET_LAKE</c>.</summary>
    public LakeLocation? Lake { get; init; }

    /// <summary>The raw root of that source, <c>s3://bucket/prefix</c>; null where it submits runs. From <c>FLEET_RAW</c>.</summary>
    public LakeLocation? Raw { get; init; }

    /// <summary>The source's contract, from <c>spark-jobs/sources</c> beside the function; null where it submits runs.</summary>
    public SourceDefinition? Definition { get; init; }

    /// <summary>
    /// From where it is landed: the file or object of <c>FLEET_LANDING</c>, else <c>landing.yaml</c> beside the function. Empty for a queue, whose messages Lambda brings.
    /// </summary>
    public LandingSettings Landing { get; init; } = new();

    /// <summary>The company's time zone, an IANA name, in which dates of a registry's CSV are read. From <c>FLEET_COMPANY_ZONE</c>; as a lake's where it is not set.</summary>
    public string CompanyZone { get; init; } = new LakeSettings().CompanyZone;

    /// <summary>Reads them.</summary>
    /// <param name="variable">Gives the value of a variable of the environment, null where it is not set.</param>
    /// <param name="folder">Where the function's files are.</param>
    /// <param name="clock">Is handed to the store that is asked.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="FleetException">FS2601, FS2608, or of the files: with all faults at once.</exception>
    public static async Task<FunctionOptions> ReadAsync(Func<string, string?> variable, string folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var source = Required("FLEET_SOURCE", "the source that the function lands, gps, tags, bank or fleet, or run for one that submits runs");
        var place = source == Run ? Required("FLEET_LAKE", "the lake whose runs are submitted, s3://bucket/prefix") : Required("FLEET_RAW", "the raw root of that source, s3://bucket/prefix");
        if (faults.Count > 0)
        {
            throw FunctionErrors.FaultyEnvironment(faults);
        }

        if (source == Run)
        {
            return new FunctionOptions { Source = source, Lake = LakeLocation.Parse(place) };
        }

        var settings = LakeLocation.Parse(variable("FLEET_LANDING") is { Length: > 0 } named ? named : Path.Combine(folder, LandingSettings.FileName));
        return new FunctionOptions
        {
            Source = source,
            Raw = LakeLocation.Parse(place),
            CompanyZone = variable("FLEET_COMPANY_ZONE") is { Length: > 0 } zone ? zone : new LakeSettings().CompanyZone,
            Definition = TableCatalog.LoadSource(Path.Combine(folder, "spark-jobs"), source),
            Landing = SourceFunctions.IsQueued(source) ? new LandingSettings() : await ReadSettingsAsync(settings, clock, cancellationToken),
        };

        string Required(string name, string meaning)
        {
            var value = variable(name);
            if (string.IsNullOrEmpty(value))
            {
                faults.Add($"{name} is not set: {meaning}");
            }

            return value ?? string.Empty;
        }
    }

    private static async Task<LandingSettings> ReadSettingsAsync(LakeLocation place, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (parent, name) = place.Split();
        var found = await ObjectStores.Open(parent, clock).ReadAsync(name, cancellationToken) ?? throw FunctionErrors.NoSettings(place.ToString());
        return LandingSettings.Parse(Encoding.UTF8.GetString(found.Content.Span));
    }
}
