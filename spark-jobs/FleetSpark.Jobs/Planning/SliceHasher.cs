using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Planning;

/// <summary>Hashes what tables without days give to days: for all days of a table at once, the first time one is asked for.</summary>
internal sealed class SliceHasher(JobContext context, TableFiles files, LakeState state)
{
    private readonly Dictionary<string, Dictionary<Day, string>> _hashes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<Day>> _days = new(StringComparer.Ordinal);

    /// <summary>Says which days of a table will be asked for.</summary>
    public void Announce(TableDefinition table, IEnumerable<Day> days) => _days[table.Name] = [.. days];

    /// <summary>The hash of what an input gives to a day.</summary>
    public async Task<string> HashAsync(TableDefinition table, InputDefinition input, Day day, string version, CancellationToken cancellationToken)
    {
        var key = $"{table.Name} {input.Name} {version}";
        if (!_hashes.TryGetValue(key, out var hashes))
        {
            _hashes[key] = hashes = await HashAllAsync(table, input, cancellationToken);
        }

        return hashes.GetValueOrDefault(day, RowHashSql.NoRows);
    }

    private async Task<Dictionary<Day, string>> HashAllAsync(TableDefinition table, InputDefinition input, CancellationToken cancellationToken)
    {
        const string allRows = "slice_input";
        var other = context.Catalog.Table(input.Name);
        var engine = context.Engine.Engine;
        await files.DefineTableViewAsync(engine, allRows, other, state.Table(other.Name).All, cancellationToken);
        await DefineDaysAsync(engine, context, table, _days[table.Name], cancellationToken);
        await engine.DefineViewAsync("slices", SliceSql.Slices(other, input, allRows), cancellationToken);
        var rows = await engine.QueryAsync(RowHashSql.HashOf("slices", SliceSql.ColumnsOf(other, input), "day"), cancellationToken);
        return rows.ToDictionary(row => new Day((DateOnly)row[0]!), row => (string)row[1]!);
    }

    /// <summary>Defines <see cref="SliceSql.DaysView"/>.</summary>
    public static Task DefineDaysAsync(IEngine engine, JobContext context, TableDefinition table, IEnumerable<Day> days, CancellationToken cancellationToken) => engine.DefineRowsAsync(
        SliceSql.DaysView,
        [new EngineColumn("day", "DATE"), new EngineColumn("from_at", "TIMESTAMP_LTZ"), new EngineColumn("to_at", "TIMESTAMP_LTZ")],
        [
            .. days.Select(day =>
            {
                var (fromAt, toAt) = context.Calendar.BoundsOf(table.DayKind, day);
                return (IReadOnlyList<object?>)[day.Date, fromAt, toAt];
            }),
        ],
        cancellationToken);
}
