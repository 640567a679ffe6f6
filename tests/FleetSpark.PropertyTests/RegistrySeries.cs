using System.Globalization;
using FleetSpark.Core;

namespace FleetSpark.PropertyTests;

/// <summary>A registry that changes at random, and what its snapshots say together: of each plate and moment the latest one, and where that says nothing, those before.</summary>
internal sealed class RegistrySeries
{
    private static readonly DateTimeOffset Day = new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random;
    private readonly int _number;
    private readonly int _untoldOfThree; // how many of three rows do not say since when they hold
    private readonly List<Row> _registry = [];
    private readonly Dictionary<string, SortedDictionary<DateTimeOffset, HashSet<string>>> _said = new(StringComparer.Ordinal);

    public RegistrySeries(int number, Random random)
    {
        _number = number;
        _random = random;
        _untoldOfThree = random.Next(4);
        Change(random.Next(1, 7));
    }

    /// <summary>When a snapshot is taken.</summary>
    public static DateTimeOffset TimeOf(int snapshot) => Day.AddHours(snapshot * 7);

    /// <summary>The registry changes.</summary>
    public void Change(int times)
    {
        for (; times > 0 || _registry.Count == 0; times--)
        {
            var at = _random.Next(Math.Max(_registry.Count, 1));
            if (_registry.Count > 0 && _random.Next(3) == 0)
            {
                _registry.RemoveAt(at);
            }
            else if (_registry.Count > 0 && _random.Next(2) == 0)
            {
                _registry[at] = NewRow() with { Plate = _registry[at].Plate, ValidFrom = _registry[at].ValidFrom };
            }
            else
            {
                _registry.Add(NewRow());
            }
        }
    }

    /// <summary>The registry as a file, in any order and spelling.</summary>
    public string Snapshot()
    {
        var rows = _registry.Concat(_registry.Where(_ => _random.Next(8) == 0)).ToArray();
        _random.Shuffle(rows);
        return string.Concat(rows.Select(row => row.Record(_random.Next(3) == 0 ? row.Plate.ToLowerInvariant().Insert(2, "-") : row.Plate, row.ValidFrom) + "\n"));
    }

    /// <summary>A snapshot of now counts.</summary>
    public void Say(DateTimeOffset takenAt)
    {
        foreach (var plate in _said.Keys.Except(_registry.Select(row => row.Plate), StringComparer.Ordinal).ToList())
        {
            var points = _said[plate];
            RemoveWhere(points, moment => moment > takenAt);
            if (points.Count > 0 && !points.Last().Value.Any(IsRetired))
            {
                points[takenAt] = [Row.Retired(plate)];
            }
        }

        foreach (var rows in _registry.GroupBy(row => row.Plate, StringComparer.Ordinal))
        {
            _said[rows.Key] = Said(_said.GetValueOrDefault(rows.Key) ?? [], rows, takenAt);
        }
    }

    /// <summary>All that holds, as records without a word of snapshots.</summary>
    public IEnumerable<string> Truth() => _said.Values.SelectMany(points => points).SelectMany(point => point.Value.Select(row => $"{row[..^1]},\"valid_from\":\"{UtcInstants.ToText(point.Key)}\"}}"));

    private static SortedDictionary<DateTimeOffset, HashSet<string>> Said(SortedDictionary<DateTimeOffset, HashSet<string>> before, IEnumerable<Row> rows, DateTimeOffset takenAt)
    {
        var now = new SortedDictionary<DateTimeOffset, HashSet<string>>();
        foreach (var same in rows.GroupBy(row => row.ValidFrom))
        {
            var contents = same.Select(row => row.Record(row.Plate, null)).ToHashSet(StringComparer.Ordinal);
            var last = before.LastOrDefault(point => point.Key <= takenAt);
            var moment = same.Key ?? (last.Value?.SetEquals(contents) == true ? last.Key : takenAt);
            now[moment] = [.. contents, .. now.GetValueOrDefault(moment) ?? []];
        }

        var first = now.Keys.First();
        foreach (var (moment, contents) in before.Where(point => point.Key < first))
        {
            now.Add(moment, contents);
        }

        return now;
    }

    private static bool IsRetired(string row) => row.Contains("retired", StringComparison.Ordinal);

    private static void RemoveWhere(SortedDictionary<DateTimeOffset, HashSet<string>> points, Func<DateTimeOffset, bool> isGone)
    {
        foreach (var moment in points.Keys.Where(isGone).ToList())
        {
            points.Remove(moment);
        }
    }

    // Few values, so that they meet; moments before, between and after the snapshots.
    private Row NewRow() => new(
        string.Create(CultureInfo.InvariantCulture, $"S{_number}{"ABC"[_random.Next(3)]}"),
        _random.Next(3) < _untoldOfThree ? null : Day.AddHours(_random.Next(-4, 6) * 9),
        string.Create(CultureInfo.InvariantCulture, $"d{_number}-{_random.Next(3)}"),
        _random.Next(6) == 0);

    private sealed record Row(string Plate, DateTimeOffset? ValidFrom, string Device, bool IsRetired)
    {
        public static string Retired(string plate) => new Row(plate, null, "gone", IsRetired: true).Record(plate, null);

        public string Record(string plate, DateTimeOffset? validFrom) =>
            $"{{\"plate\":\"{plate}\",\"model\":\"FH\",\"device_number\":\"{Device}\"{(IsRetired ? ",\"retired\":\"true\"" : string.Empty)}{(validFrom is { } moment ? $",\"valid_from\":\"{UtcInstants.ToText(moment)}\"" : string.Empty)}}}";
    }
}
