using FleetSpark.Core;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Planning;

/// <summary>Which days of its inputs a partition reads, and which days the inputs have, in one state of the lake.</summary>
internal sealed class InputDays(JobContext context, LakeState state)
{
    private readonly Dictionary<string, Dictionary<Day, SortedSet<string>>> _objectsByDay = new(StringComparer.Ordinal);

    /// <summary>The days of an input that a partition reads.</summary>
    public IEnumerable<Day> Of(InputDefinition input, TableDefinition table, Day day)
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

    /// <summary>The days of a source's ok records.</summary>
    public IEnumerable<Day> DaysOf(string source) => ObjectsByDay(source).Keys;

    /// <summary>The landed days that have something in quarantine.</summary>
    public IEnumerable<Day> QuarantineDays() => context.Catalog.Sources
        .SelectMany(source => state.Source(source.Name).Increments)
        .Where(increment => increment.Quarantined.Count > 0)
        .Select(increment => increment.LandedDate)
        .Distinct();

    /// <summary>
    /// The raw objects that decide about each day of a source: those with ok records of it, and those with another record of a key that
    /// has one on it.
    /// </summary>
    public IReadOnlyDictionary<Day, SortedSet<string>> ObjectsByDay(string source)
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
