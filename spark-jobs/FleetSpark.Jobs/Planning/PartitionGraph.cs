using FleetSpark.Core;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Planning;

/// <summary>Which days each table should have, from the days of its inputs, and the order in which they can be made.</summary>
internal sealed class PartitionGraph(JobContext context, LakeState state, InputDays inputDays)
{
    private readonly Dictionary<string, SortedSet<Day>> _wanted = new(StringComparer.Ordinal);

    /// <summary>The days that a table should have.</summary>
    public SortedSet<Day> WantedDays(TableDefinition table)
    {
        if (!_wanted.TryGetValue(table.Name, out var days))
        {
            _wanted[table.Name] = days = [.. table.Inputs.Where(input => input.IncludesSameDay).SelectMany(DrivingDays).SelectMany(day => context.Calendar.DaysTouching(table.DayKind, day))];
        }

        return days;

        IEnumerable<Day> DrivingDays(InputDefinition input) => input.Kind switch
        {
            InputKind.Source => inputDays.DaysOf(input.Name),
            InputKind.Rejected => inputDays.QuarantineDays(),
            InputKind.Table when context.Catalog.Table(input.Name) is { IsDateless: false } other => WantedDays(other),
            _ => [],
        };
    }

    /// <summary>
    /// All partitions that are wanted or there, each after those that it reads; of those ready the earliest day first, so that tables
    /// of one source and day are made one after the other and can share its rows.
    /// </summary>
    public IReadOnlyList<(TableDefinition Table, Day? Day)> InOrder()
    {
        var dateless = context.Catalog.Tables.Where(table => table.IsDateless).Select(table => (table, (Day?)null));
        var withDays = context.Catalog.Tables.Where(table => !table.IsDateless).ToList();
        var rank = withDays.Select((table, index) => (table.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);
        // A partition can be made once the last day that it reads, of any input at any depth, is there.
        return
        [
            .. dateless,
            .. withDays
                .SelectMany(table => WantedDays(table).Concat(state.Table(table.Name).Days).Distinct().Select(day => (table, day: (Day?)day)))
                .OrderBy(node => ReadyDay(node.table, node.day!.Value)).ThenBy(node => rank[node.table.Name]).ThenBy(node => node.day),
        ];
    }

    // The latest UTC day on which anything that the partition reads lies. Inputs come before it: their ready day is not later, and their rank is lower.
    private Day ReadyDay(TableDefinition table, Day day) => table.Inputs
        .Where(input => input.Kind == InputKind.Table && !context.Catalog.Table(input.Name).IsDateless)
        .SelectMany(input => inputDays.Of(input, table, day).Select(d => ReadyDay(context.Catalog.Table(input.Name), d)))
        .Append(context.Calendar.UtcDaysOf(table.DayKind, day).Max())
        .Max();
}
