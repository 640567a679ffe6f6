using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Jobs.Planning;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Running;

/// <summary>Runs the checks of tables over the partitions that a run made, or over all.</summary>
internal sealed class CheckRunner(JobContext context, LakeState state, TableFiles files, InputViews views)
{
    /// <summary>Runs the checks of the tables that a run made, over the days that it made.</summary>
    /// <param name="made">What the run made, by table and day.</param>
    /// <param name="isLeftStale">Whether a day is known to be stale and was not selected: a key may have left it, so it is not checked.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<CheckResult>> RunMadeAsync(
        IReadOnlyDictionary<string, IReadOnlyList<(Day? Day, PartitionEntry? Partition)>> made, Func<TableDefinition, Day, bool> isLeftStale, CancellationToken cancellationToken)
    {
        var results = new List<CheckResult>();
        foreach (var table in context.Catalog.Tables.Where(table => made.ContainsKey(table.Name)))
        {
            var days = made[table.Name].Where(partition => partition.Partition is { Day: not null }).Select(partition => partition.Day!.Value).ToHashSet();
            results.AddRange(await RunAsync(table, days, day => isLeftStale(table, day), cancellationToken));
        }

        return results;
    }

    /// <summary>Runs the checks of the selected tables over all their days.</summary>
    public async Task<IReadOnlyList<CheckResult>> RunAllAsync(Selection selection, CancellationToken cancellationToken)
    {
        var results = new List<CheckResult>();
        foreach (var table in context.Catalog.Tables.Where(table => selection.Includes(table, day: null) && state.Table(table.Name).All.Any()))
        {
            results.AddRange(await RunAsync(table, days: null, _ => false, cancellationToken));
        }

        return results;
    }

    // Over the given days; null for all.
    private async Task<IReadOnlyList<CheckResult>> RunAsync(TableDefinition table, HashSet<Day>? days, Func<Day, bool> isLeftStale, CancellationToken cancellationToken)
    {
        context.Progress?.Report($"check {table.Name}");
        var engine = context.Engine.Engine;
        // A key that is unique over the table can only be checked over the table.
        var isWhole = days is null || table.IsDateless || (table.HomeOf is { } home && context.Catalog.Source(home).Key is { IsUniqueOverTable: true });
        var partitions = state.Table(table.Name).All
            .Where(partition => isWhole ? partition.Day is not { } day || !isLeftStale(day) : days!.Contains(partition.Day!.Value)).ToList();
        // A check sees its table, and what was staged of the sources that the table reads.
        foreach (var source in table.Inputs.Where(input => input.Kind == InputKind.Source))
        {
            await views.DefineStagedAsync(source.Name, isWhole ? null : days, cancellationToken);
        }

        await files.DefineTableViewAsync(engine, table.Name, table, partitions, cancellationToken);
        views.Forget(table);
        var results = new List<CheckResult>();
        foreach (var check in table.Checks)
        {
            var counted = await EngineWork.OnAsync(
                $"{table.Name}.{check.Name}", () => engine.QueryAsync($"SELECT CAST(COUNT(*) AS BIGINT) FROM (\n{check.Sql}\n) AS offending", cancellationToken));
            var rows = (long)counted[0][0]!;
            results.Add(new CheckResult(table.Name, check.Name, check.Severity, rows) { Days = rows == 0 || days is null ? OffendingDays.None : await DaysOfAsync(table, check, days, cancellationToken) });
        }

        return results;
    }

    // Rows tell their day by the table's own column of days; a check that does not give it, of a key over all days say, has only the days that were made.
    private async Task<OffendingDays> DaysOfAsync(TableDefinition table, CheckDefinition check, HashSet<Day> made, CancellationToken cancellationToken)
    {
        if (table.PartitionColumn is not { } column || made.Count == 0)
        {
            return OffendingDays.None;
        }

        var byDay = new List<KeyValuePair<Day, long>>();
        try
        {
            var counted = await context.Engine.Engine.QueryAsync(
                $"SELECT {column}, CAST(COUNT(*) AS BIGINT) FROM (\n{check.Sql}\n) AS offending WHERE {column} IS NOT NULL GROUP BY {column} ORDER BY {column}", cancellationToken);
            byDay.AddRange(counted.Select(row => KeyValuePair.Create(new Day((DateOnly)row[0]!), (long)row[1]!)));
        }
        catch (FleetException failed) when (EngineErrors.IsStatement(failed))
        {
            // It gives no such column.
        }

        return new OffendingDays(byDay, made.Min(), made.Max());
    }
}
