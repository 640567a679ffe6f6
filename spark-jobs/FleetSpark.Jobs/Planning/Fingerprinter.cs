using FleetSpark.Core;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Planning;

/// <summary>
/// Computes what decides about a partition: its SQL and contract, the settings they name, and its inputs as they are in a state of the
/// lake. The parts are kept by name, so that a plan can say which of them changed.
/// </summary>
internal sealed class Fingerprinter(JobContext context, LakeState state, SliceHasher slices)
{
    private const string Missing = "-";

    private readonly Dictionary<string, Dictionary<Day, SortedSet<string>>> _objectsByDay = new(StringComparer.Ordinal);
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

    /// <summary>The days of a source's ok records.</summary>
    public IEnumerable<Day> DaysOf(string source) => ObjectsByDay(source).Keys;

    /// <summary>The landed days that have something in quarantine.</summary>
    public IEnumerable<Day> QuarantineDays() => context.Catalog.Sources
        .SelectMany(source => state.Source(source.Name).Increments)
        .Where(increment => increment.Quarantined.Count > 0)
        .Select(increment => increment.LandedDate)
        .Distinct();

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
        var objects = day is null
            ? ObjectsByDay(source.Name).Values.SelectMany(keys => keys).ToHashSet(StringComparer.Ordinal)
            : InputDays(input, table, day.Value).SelectMany(d => ObjectsByDay(source.Name).GetValueOrDefault(d) ?? []).ToHashSet(StringComparer.Ordinal);
        var key = source.Key is null ? string.Empty : string.Join('|', [.. source.Key.Columns, .. source.Key.Prefer, source.Key.IsUniqueOverTable.ToString()]);
        var stage = state.Source(source.Name).Increments.Select(increment => increment.StageFingerprint).Distinct(StringComparer.Ordinal);
        return ContentHash.Of([key, .. stage, .. objects.Order(StringComparer.Ordinal)]);
    }

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
            var days = day is null ? partitions.Days : InputDays(input, table, day.Value);
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

    /// <summary>The days of an input that a partition reads.</summary>
    public IEnumerable<Day> InputDays(InputDefinition input, TableDefinition table, Day day)
    {
        var own = context.Calendar.UtcDaysOf(table.DayKind, day).ToList();
        var all = new SortedSet<Day>(input.IncludesSameDay ? own : []);
        for (var back = 1; back <= input.LookBackDays; back++)
        {
            all.Add(own[0].AddDays(-back));
        }

        for (var ahead = 1; ahead <= input.LookAheadDays; ahead++)
        {
            all.Add(own[^1].AddDays(ahead));
        }

        return all;
    }

    // The raw objects that decide about a day: those with ok records of it, and those with another record of a key that has one on it.
    private Dictionary<Day, SortedSet<string>> ObjectsByDay(string source)
    {
        if (_objectsByDay.TryGetValue(source, out var byDay))
        {
            return byDay;
        }

        _objectsByDay[source] = byDay = [];
        var manifest = state.Source(source);
        foreach (var staged in manifest.Increments.SelectMany(increment => increment.Objects))
        {
            foreach (var count in staged.OkByDay)
            {
                Add(count.Day, staged.Key);
            }
        }

        foreach (var related in manifest.RelatedDays)
        {
            Add(related.Day, $"{related.OtherDay} {related.ObjectKey}");
        }

        return byDay;

        void Add(Day day, string key)
        {
            if (!byDay.TryGetValue(day, out var keys))
            {
                byDay[day] = keys = new SortedSet<string>(StringComparer.Ordinal);
            }

            keys.Add(key);
        }
    }
}

/// <summary>The parts of a partition's fingerprint.</summary>
/// <param name="Parts">Each part by what it stands for.</param>
/// <param name="InputVersions">The versions of the inputs without days.</param>
internal sealed record PartitionParts(IReadOnlyDictionary<string, string> Parts, IReadOnlyDictionary<string, string> InputVersions)
{
    /// <summary>The fingerprint.</summary>
    public string Fingerprint => ContentHash.Of(Parts.SelectMany(part => new[] { part.Key, part.Value }));
}
