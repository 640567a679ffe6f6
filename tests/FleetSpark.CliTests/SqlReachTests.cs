namespace FleetSpark.CliTests;

/// <summary><c>fleet sql</c> reads the curated tables and nothing else, and writes nothing: a table of attempts, each refused.</summary>
public sealed class SqlReachTests(SmallLake lake)
{
    private const string Secret = "a secret that no query may read, 0123456789";

    /// <summary>Attempts; OUT stands for a path that must not come to be, IN for a file that must not be read.</summary>
    public static TheoryData<string> Attempts { get; } =
    [
        "COPY truck_days TO 'OUT'",
        "COPY (SELECT 1) TO 'OUT' (FORMAT parquet)",
        "EXPORT DATABASE 'OUT'",
        "ATTACH 'OUT' AS other",
        "CREATE TABLE t AS SELECT 1",
        "CREATE VIEW truck_days AS SELECT 1",
        "INSERT INTO truck_days SELECT * FROM truck_days",
        "DROP VIEW truck_days",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "INSTALL httpfs",
        "LOAD httpfs",
        "PRAGMA database_list",
        "CALL pragma_version()",
        "CALL enable_logging(storage = 'file', storage_path = 'OUT')",
        "SELECT * FROM enable_logging(storage = 'file', storage_path = 'OUT')",
        "SELECT * FROM (SELECT 1), LATERAL (SELECT * FROM Enable_Logging(storage = 'file', storage_path = 'OUT'))",
        "WITH w AS (SELECT * FROM enable_profiling(save_location = 'OUT')) SELECT * FROM w",
        "CHECKPOINT",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO 'OUT'",
        "SELECT 1; COPY (SELECT 1) TO 'OUT'",
        "SELECT 1; SELECT 2",
        "WITH w AS (COPY (SELECT 1) TO 'OUT') SELECT 1",
        "SELECT * FROM query('COPY (SELECT 1) TO ''OUT''')",
        "SELECT * FROM query('SELECT * FROM read_text(''IN'')')",
        "SELECT * FROM query_table('IN')",
        "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT * FROM read_text(''IN'')'))",
        "SELECT * FROM read_text('IN')",
        "SELECT * FROM read_blob('IN')",
        "SELECT * FROM read_csv('IN', header = false)",
        "SELECT * FROM read_csv_auto('IN')",
        "SELECT * FROM sniff_csv('IN')",
        "SELECT * FROM read_json('IN')",
        "SELECT * FROM read_json_objects('IN')",
        "SELECT * FROM read_ndjson('IN')",
        "SELECT * FROM read_parquet('IN')",
        "SELECT * FROM parquet_scan('IN')",
        "SELECT * FROM parquet_metadata('IN')",
        "SELECT * FROM parquet_schema('IN')",
        "SELECT * FROM parquet_file_metadata('IN')",
        "SELECT * FROM read_duckdb('IN')",
        "SELECT * FROM 'IN'",
        "FROM 'IN'",
        "SELECT * FROM 'x.parquet'",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM glob('*')",
        "SELECT * FROM read_text('driver.key')",
        "SELECT * FROM read_text('lake/driver.key')",
        "SELECT * FROM read_blob('lake/restricted/**')",
        "SELECT * FROM read_parquet('lake/restricted/**/*.parquet')",
        "SELECT * FROM read_parquet('lake/curated/**/*.parquet')",
        "SELECT * FROM read_text('https://example.com/')",
        "SELECT getenv('HOME')",
        "SELECT (SELECT content FROM read_text('IN'))",
        "SELECT [1, (SELECT content FROM read_text('IN'))]",
        "SELECT 1) AS x; COPY (SELECT 1) TO 'OUT'; --",
    ];

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task Sql_Attempt_IsRefusedAndLeavesNothing(string attempt)
    {
        using var outside = new TemporaryFolder();
        var secret = outside.PathOf("secret.csv");
        await File.WriteAllTextAsync(secret, Secret, TestContext.Current.CancellationToken);
        var before = Files(lake.Folder);
        var sql = attempt.Replace("OUT", outside.PathOf("made"), StringComparison.Ordinal).Replace("IN", secret, StringComparison.Ordinal);
        if (attempt.Contains("INS", StringComparison.Ordinal))
        {
            sql = attempt; // INSERT and INSTALL name no file
        }

        var result = await FleetProcess.RunAsync(lake.Folder, "sql", sql, "--format", "csv", "--unmask");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches("^FS400[23] ", result.Error);
        Assert.DoesNotContain(Secret, result.Output + result.Error, StringComparison.Ordinal);
        Assert.Equal([secret], Files(outside.Path));
        Assert.Equal(before, Files(lake.Folder));
    }

    [Fact]
    public async Task Sql_BrokenOffByASort_SpillsNowhereInTheCallersFolder()
    {
        var before = Files(lake.Folder);
        await FleetProcess.AnswerAsync(lake.Folder, "sql", "SELECT MAX(i) AS v FROM (SELECT i FROM range(3000000) AS t(i) ORDER BY hash(i))", "--json");
        Assert.Equal(before, Files(lake.Folder));
    }

    // A run beside this one may keep its scratch files in the lake.
    private static List<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.Contains(".scratch", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
