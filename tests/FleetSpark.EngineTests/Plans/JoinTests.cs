namespace FleetSpark.EngineTests.Plans;

/// <summary>No statement holds every row of one input against every row of another.</summary>
public sealed class JoinTests(Runs runs)
{
    // Joins that may, each by a part of its condition.
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["valid_from < to_at"] = "What holds over a time meets days by their borders: of the one side there are as many rows as days are made.",
    };

    public static TheoryData<string> Engines => Runs.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Joins_OfAllStatementsOfARun_AreByKeys(string engine) =>
        Assert.All(LoopsOf(await runs.OnAsync(engine)), loop => Assert.True(IsAllowed(loop), loop));

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task JoinsThatAreAllowed_InARun_AreThere(string engine)
    {
        var loops = LoopsOf(await runs.OnAsync(engine)).ToList();
        Assert.All(Allowed.Keys, part => Assert.Contains(loops, loop => loop.Contains(part, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Statements_OfARun_AreThoseOfAllSourcesTablesAndChecks(string engine)
    {
        var run = await runs.OnAsync(engine);
        string[] written = [.. Of(StatementKind.WriteFolders)];
        string[] queries = [.. Of(StatementKind.Query)];
        Assert.All(BuiltIn.Catalog.Sources, source => Assert.Contains(written, sql => sql.Contains(source.StageSql, StringComparison.Ordinal)));
        Assert.Contains(written, sql => sql.Contains("FROM refused_raw", StringComparison.Ordinal));
        Assert.All(BuiltIn.Catalog.Tables, table => run.WriteOf(table.Name));
        Assert.All(BuiltIn.Catalog.Tables.SelectMany(table => table.Checks), check => Assert.Contains(queries, sql => sql.Contains(check.Sql, StringComparison.Ordinal)));

        IEnumerable<string> Of(StatementKind kind) => run.Statements.Where(statement => statement.Kind == kind).Select(statement => statement.Sql);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task CrossJoin_PlantedInAQuery_IsFound(string engine)
    {
        const string table = "device_last_fixes";
        using var copy = new CatalogCopy();
        copy.Edit($"tables/{table}/query.sql", sql => sql[..sql.IndexOf("LEFT JOIN trucks", StringComparison.Ordinal)] + "CROSS JOIN trucks\nWHERE trucks.plate = 'AAA0A02'\n");
        var run = await ExplainedRun.OnAsync(engine, copy.Load(), table);
        Assert.NotEmpty(run.WriteOf(table).Plan.Loops);
    }

    private static bool IsAllowed(string loop) => Allowed.Keys.Any(part => loop.Split('\n')[0].Contains(part, StringComparison.Ordinal));

    private static IEnumerable<string> LoopsOf(ExplainedRun run) =>
        run.Statements.SelectMany(statement => statement.Plan.Loops.Select(loop => $"{loop}\n  in {statement.Kind} {statement.Name}\n{statement.Sql}\n{statement.Plan.Text}"));
}
