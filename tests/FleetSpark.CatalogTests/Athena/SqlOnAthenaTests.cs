using System.Text.Json;
using FleetSpark.CatalogTests.Catalog;

namespace FleetSpark.CatalogTests.Athena;

/// <summary><c>fleet sql --on athena</c> as a shell sees it.</summary>
public sealed class SqlOnAthenaTests(Cloud cloud)
{
    private const string Rows = "SELECT device_number, recorded_at, speed_kmh, is_jump, event_date FROM gps_positions WHERE event_date <= DATE '2026-03-23' ORDER BY device_number, recorded_at";

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("markdown")]
    [InlineData("table")]
    public async Task Answer_InEachFormat_IsThatOfDuckDb(string format)
    {
        const string sql = "SELECT plate, model, fix_count, first_fix_at, distance_m, gps_coverage, toll_brl, toll_brl_per_100km, local_date, CAST(NULL AS INT) AS nothing, toll_brl > 100 AS is_dear FROM truck_days ORDER BY plate, local_date";
        var (duckDb, athena) = (await AskAsync(sql, "--format", format), await AskAsync(sql, "--on", "athena", "--format", format));
        Assert.Equal(duckDb.Output, athena.Output);
        Assert.Empty(duckDb.Error);
        Assert.Matches(@"\AAthena: \d+\.\d\d s, \d+\.\d kB scanned, 0\.000050 USD, query [0-9a-f-]{36}\.\n\z", athena.Error);
    }

    [Fact]
    public async Task Answer_OfMoreThanAPage_IsWholeAndInOrder()
    {
        var (duckDb, athena) = (await AskAsync(Rows, "--format", "csv"), await AskAsync(Rows, "--on", "athena", "--format", "csv"));
        Assert.InRange(athena.Output.Count(letter => letter == '\n'), 2_100, 100_000);
        Assert.Equal(duckDb.Output, athena.Output);
    }

    [Fact]
    public async Task Answer_ThatMayBeReused_CostsNothingTheSecondTime()
    {
        var sql = $"SELECT COUNT(*) AS n, {Random.Shared.Next()} AS salt FROM trucks";
        var (first, second) = (await AskAsync(sql, "--on", "athena", "--reuse", "5"), await AskAsync(sql, "--on", "athena", "--reuse", "5"));
        Assert.DoesNotContain("given before", first.Error, StringComparison.Ordinal);
        Assert.Contains("an answer given before, 0 B scanned, 0 USD", second.Error, StringComparison.Ordinal);
        Assert.Equal(first.Output, second.Output);
        Assert.DoesNotContain("given before", (await AskAsync(sql, "--on", "athena")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT nothing FROM trucks", 1, "FS7402 Athena's query ")]
    [InlineData("SELECT driver_name FROM drivers", 1, "does not exist")]
    [InlineData("DROP TABLE trucks", 1, "FS7401 ")]
    public async Task Sql_ThatCannotBeAnswered_IsToldWithItsCode(string sql, int exitCode, string told)
    {
        var result = await RunAsync(sql, "--on", "athena");
        Assert.Equal((exitCode, string.Empty), (result.ExitCode, result.Output));
        Assert.Contains(told, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_OfAnotherLakeThanTheDatabases_IsRefused()
    {
        var first = (await cloud.SimulatedAsync()).Place;
        using var second = await cloud.Local.CreateLakeAsync();
        await AssertRefusedAsync($"{second.Lake.Location}/none", "FS5004 ");
        await cloud.Local.PutAsync(second.Lake.Location.At("emr.yaml"), "athena: {}");
        await AssertRefusedAsync($"{second.Lake.Location}", $"FS7309 The tables of the database 'fleet' are those of {first}, and {second.Lake.Location} was asked: nothing was. ");
        using var folder = new TestLake();
        await AssertRefusedAsync(folder.Lake.Location.Path, "FS7304 ");
    }

    [Theory]
    [InlineData("--on athena --unmask", "--unmask is for DuckDB")]
    [InlineData("--reuse 5", "give --on athena too")]
    [InlineData("--on athena --reuse 0", "1 to 10,080 minutes")]
    [InlineData("--on athena --work-group a/b", "no name of a work group")]
    [InlineData("--on presto", "presto")]
    public async Task Options_ThatCannotHold_AreWrongUse(string options, string told)
    {
        var result = await RunAsync("SELECT 1", options.Split(' '));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(told, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WorkGroup_ThatIsNotThere_IsRefusedInAthenasWords()
    {
        var result = await RunAsync("SELECT 1 AS one", "--on", "athena", "--work-group", "absent");
        Assert.StartsWith("FS7404 Athena refuses StartQueryExecution: WorkGroup does not exist.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_OfDrivers_AreInTheRestrictedDatabaseAlone()
    {
        var restricted = await AskAsync("SELECT COUNT(*) AS names FROM fleet_restricted.drivers WHERE driver_name IS NOT NULL", "--on", "athena", "--format", "csv");
        Assert.NotEqual("names\n0\n", restricted.Output);
        var columns = await AskAsync("SELECT COUNT(*) AS n FROM information_schema.columns WHERE table_schema = 'fleet' AND column_name LIKE '%driver_name%'", "--on", "athena", "--format", "csv");
        Assert.Equal("n\n0\n", columns.Output);
    }

    [Fact]
    public async Task Query_ThatIsStopped_IsStoppedInAthenaToo()
    {
        const string sql = "SELECT COUNT(*) AS n FROM gps_positions AS a CROSS JOIN gps_positions AS b CROSS JOIN gps_positions AS c WHERE a.latitude + b.latitude + c.latitude > 1000";
        var before = await QueriesAsync();
        var process = FleetProcess.Start(Path.GetTempPath(), ["sql", sql, "--on", "athena", "--lake", (await cloud.SimulatedAsync()).Place]);
        var query = (await Eventually.BeAsync(async () => (await QueriesAsync()).Except(before).ToList(), started => started.Count == 1, cancellationToken: TestContext.Current.CancellationToken))[0];
        await Eventually.BeAsync(() => StateAsync(query), state => state == "RUNNING", cancellationToken: TestContext.Current.CancellationToken);
        await ProcessFamily.SignalAsync("TERM", process.Id); // as Ctrl-C, which a test started in the background would ignore
        var result = await FleetProcess.FinishAsync(process);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("FS5005 Stopped. What was whole by then is kept. Safe to run again.\n", result.Error);
        await Eventually.BeAsync(() => StateAsync(query), state => state == "CANCELLED", cancellationToken: TestContext.Current.CancellationToken);
    }

    private async Task<HashSet<string>> QueriesAsync()
    {
        using var answer = JsonDocument.Parse(await CatalogOfTests.CallAsync(cloud, "AmazonAthena.ListQueryExecutions", "{}"));
        return [.. answer.RootElement.GetProperty("QueryExecutionIds").EnumerateArray().Select(id => id.GetString()!)];
    }

    private async Task<string> StateAsync(string query)
    {
        using var answer = JsonDocument.Parse(await CatalogOfTests.CallAsync(cloud, "AmazonAthena.GetQueryExecution", $$"""{"QueryExecutionId":"{{query}}"}"""));
        return answer.RootElement.GetProperty("QueryExecution").GetProperty("Status").GetProperty("State").GetString()!;
    }

    private async Task<FleetResult> AskAsync(string sql, params string[] options)
    {
        var result = await RunAsync(sql, options);
        Assert.True(result.ExitCode == 0, result.Error);
        return result;
    }

    private async Task<FleetResult> RunAsync(string sql, params string[] options) =>
        await FleetProcess.RunAsync(Path.GetTempPath(), ["sql", sql, "--lake", (await cloud.SimulatedAsync()).Place, .. options]);

    private static async Task AssertRefusedAsync(string lake, string told)
    {
        var result = await FleetProcess.RunAsync(Path.GetTempPath(), ["sql", "SELECT COUNT(*) AS n FROM trucks", "--on", "athena", "--lake", lake]);
        Assert.Equal((1, string.Empty), (Math.Min(result.ExitCode, 1), result.Output));
        Assert.StartsWith(told, result.Error, StringComparison.Ordinal);
    }
}
