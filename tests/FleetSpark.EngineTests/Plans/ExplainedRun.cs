using FleetSpark.Core;
using FleetSpark.Jobs;
using FleetSpark.Jobs.Planning;
using FleetSpark.Tables;

namespace FleetSpark.EngineTests.Plans;

/// <summary>The statements of one run of all sources and tables, over one day of a lake of three.</summary>
internal sealed class ExplainedRun
{
    private const int LastDay = 3;

    private static readonly string MovedDevice = SmallFleet.Change(1, $"2026-03-{LastDay:00}T12:00:00Z", "ana").Replace("AAA0A01", "AAA0A03", StringComparison.Ordinal);

    private readonly TableCatalog _catalog;
    private readonly List<ExplainedStatement> _statements = [];

    private ExplainedRun(TableCatalog catalog) => _catalog = catalog;

    /// <summary>All of them, in order.</summary>
    public IReadOnlyList<ExplainedStatement> Statements => _statements;

    /// <summary>Makes the lake and runs its last day, on which every source sent something late.</summary>
    /// <param name="engine">The engine of that run; the days before were made by DuckDB, the faster one.</param>
    /// <param name="catalog">The sources and tables.</param>
    /// <param name="tables">The tables to run; none for all.</param>
    public static async Task<ExplainedRun> OnAsync(string engine, TableCatalog catalog, params IReadOnlyList<string> tables)
    {
        using var lake = await SmallFleet.OfDaysAsync(LastDay);
        await lake.RunAsync();
        await SmallFleet.PutLateAsync(lake, "gps", SmallFleet.Fix(1, $"2026-03-{LastDay:00}T23:00:00Z", step: 8));
        // A device moves within the day and a driver changes after it, else DuckDB sees in the files' statistics that borders need no comparing.
        await SmallFleet.PutLateAsync(lake, "fleet", MovedDevice, SmallFleet.Change(2, $"2026-03-{LastDay + 2:00}T12:00:00Z", "eva"));
        await SmallFleet.PutLateAsync(lake, "tags", SmallFleet.Charge(LastDay));
        await SmallFleet.PutLateAsync(lake, "bank", SmallFleet.Entry(LastDay));
        await SmallFleet.PutLateAsync(lake, "places", SmallFleet.Place("Car park"));
        await RawObjects.PutRefusedAsync(lake.Lake, "gps", new DateTimeOffset(2026, 3, 20, 2, 0, 0, TimeSpan.Zero), ["""{"reason_code":"not_json","text":"fix"}"""]);
        var run = new ExplainedRun(catalog);
        var open = TestEngines.Opener(engine);
        var pipeline = new FleetPipeline(lake.Lake, catalog, scratch => new ExplainingEngine(open(scratch), run._statements), TimeProvider.System);
        await pipeline.RunAsync(new Selection { Tables = tables, From = new Day(new DateOnly(2026, 3, LastDay)), IsForced = true }, TestContext.Current.CancellationToken);
        return run;
    }

    /// <summary>The statement that made a table's partition.</summary>
    public ExplainedStatement WriteOf(string table) =>
        Assert.Single(_statements, statement => statement.Kind == StatementKind.WriteFile && statement.Sql.Contains($"\n-- {table}: ", StringComparison.Ordinal));

    /// <summary>The plan of a table's partition, and those of what it reads that was kept before.</summary>
    public string PlanOf(string table)
    {
        var write = WriteOf(table);
        var before = _statements.Take(_statements.IndexOf(write)).Where(statement => statement.Kind == StatementKind.Materialise).ToList();
        var kept = _catalog.Table(table).Inputs
            .Select(input => before.FindLast(statement => statement.Name == input.Name || statement.Name == input.Name + "_numbered"))
            .OfType<ExplainedStatement>();
        return string.Join('\n', [.. kept.Select(statement => $"{statement.Name}, kept\n\n{statement.Plan.Text}"), $"{table}\n\n{write.Plan.Text}"]);
    }
}
