using FleetSpark.Core;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Planning;

/// <summary>
/// Computes what decides about a partition: its SQL and contract, the settings they name, and its inputs as they are in a state of the
/// lake. The parts are kept by name, so that a plan can say which of them changed.
/// </summary>
internal sealed class Fingerprinter(JobContext context, LakeState state, InputDays inputDays, SliceHasher slices)
{
    private const string Missing = "-";

    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);

    /// <summary>The parts of a partition's fingerprint by what they stand for.</summary>
    public async Task<PartitionParts> PartsOfAsync(TableDefinition table, Day? day, CancellationToken cancellationToken)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["sql"] = table.Fingerprint,
            ["settings"] = await SettingsOfAsync(table, cancellationToken),
        };
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in table.Inputs)
        {
            parts[input.Name] = input.Kind switch
            {
                InputKind.Source => SourcePart(input, table, day),
                InputKind.Rejected => QuarantinePart(day),
                InputKind.Reference => input.FileHash ?? Missing,
                _ => await TablePartAsync(input, table, day, versions, cancellationToken),
            };
        }

        return new PartitionParts(parts, versions);
    }

    private async Task<string> SettingsOfAsync(TableDefinition table, CancellationToken cancellationToken)
    {
        if (!_settings.TryGetValue(table.Name, out var hash))
        {
            // A day of the company's calendar moves with the zone, whether the SQL names it or not.
            var names = table.DayKind == DayKind.Company ? table.Settings.Append("company_zone").Distinct(StringComparer.Ordinal) : table.Settings;
            _settings[table.Name] = hash = await context.Settings.FingerprintAsync(names, cancellationToken);
        }

        return hash;
    }

    private string SourcePart(InputDefinition input, TableDefinition table, Day? day)
    {
        var source = context.Catalog.Source(input.Name);
        var byDay = inputDays.ObjectsByDay(source.Name);
        var objects = (day is null ? byDay.Values : inputDays.Of(input, table, day.Value).Select(d => byDay.GetValueOrDefault(d)).OfType<SortedSet<string>>())
            .SelectMany(keys => keys).ToHashSet(StringComparer.Ordinal);
        var key = source.Key is null ? string.Empty : string.Join('|', [.. source.Key.Columns, .. source.Key.Prefer, source.Key.IsUniqueOverTable.ToString(), .. EchoPart(source.Echo)]);
        var stage = state.Source(source.Name).Increments.Select(increment => increment.StageFingerprint).Distinct(StringComparer.Ordinal);
        return ContentHash.Of([key, .. stage, .. objects.Order(StringComparer.Ordinal)]);
    }

    // Nothing where a source has none, so that its tables are what they were before there were echoes.
    private static IEnumerable<string> EchoPart(RecordEcho? echo) => echo is null ? [] : [$"echo {echo.Mark}", .. echo.Columns, "by", .. echo.Order];

    private string QuarantinePart(Day? day) => ContentHash.Of(context.Catalog.Sources
        .SelectMany(source => state.Source(source.Name).Increments
            .Where(increment => day is null || increment.LandedDate == day)
            .SelectMany(increment => increment.Objects.Where(o => o.Rejected + o.Refused > 0).Select(o => $"{source.Name} {increment.StageFingerprint} {o.Key}")))
        .Order(StringComparer.Ordinal));

    private async Task<string> TablePartAsync(
        InputDefinition input, TableDefinition table, Day? day, SortedDictionary<string, string> versions, CancellationToken cancellationToken)
    {
        var other = context.Catalog.Table(input.Name);
        var partitions = state.Table(other.Name);
        if (!other.IsDateless)
        {
            var days = day is null ? partitions.Days : inputDays.Of(input, table, day.Value);
            return ContentHash.Of(days.Order().Select(d => $"{d} {VersionOf(partitions.Find(d), input)}"));
        }

        var version = VersionOf(partitions.Find(null), input);
        if (day is null)
        {
            return version;
        }

        versions[input.Name] = version;
        var stored = state.Table(table.Name).Find(day);
        var isUnchanged = stored is not null && stored.Inputs.GetValueOrDefault("sql") == table.Fingerprint
            && stored.Inputs.GetValueOrDefault("settings") == await SettingsOfAsync(table, cancellationToken) // the zone moves the days that slices are clipped to
            && stored.InputVersions.GetValueOrDefault(input.Name) == version;
        return isUnchanged ? stored!.Inputs[input.Name] : await slices.HashAsync(table, input, day.Value, version, cancellationToken);
    }

    private static string VersionOf(PartitionEntry? partition, InputDefinition input) =>
        (input.CutsOffByContent ? partition?.ContentHash : partition?.Fingerprint) ?? Missing;
}

/// <summary>The parts of a partition's fingerprint.</summary>
/// <param name="Parts">Each part by what it stands for.</param>
/// <param name="InputVersions">The versions of the inputs without days.</param>
internal sealed record PartitionParts(IReadOnlyDictionary<string, string> Parts, IReadOnlyDictionary<string, string> InputVersions)
{
    /// <summary>The fingerprint.</summary>
    public string Fingerprint => ContentHash.Of(Parts.SelectMany(part => new[] { part.Key, part.Value }));
}
