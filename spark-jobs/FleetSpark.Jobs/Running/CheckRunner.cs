using FleetSpark.Core;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Running;

/// <summary>Runs the checks of tables over the partitions that a run made, or over all.</summary>
internal sealed class CheckRunner(JobContext context, LakeState state, TableFiles files, InputViews views)
{
    /// <summary>Runs the checks of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="days">The days that were made; null for all.</param>
    /// <param name="isLeftStale">Whether a day is known to be stale and was not selected: a key may have left it, so it is not checked.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(TableDefinition table, IReadOnlySet<Day>? days, Func<Day, bool> isLeftStale, CancellationToken cancellationToken)
    {
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
            var rows = (long)(await engine.QueryAsync($"SELECT CAST(COUNT(*) AS BIGINT) FROM (\n{check.Sql}\n) AS offending", cancellationToken))[0][0]!;
            results.Add(new CheckResult(table.Name, check.Name, check.Severity, rows));
        }

        return results;
    }
}
