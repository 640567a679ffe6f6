using FleetSpark.Core;
using FleetSpark.Landing.Sources.Fleet;

namespace FleetSpark.LandingTests.Fleet;

/// <summary>A registry in a real PostgreSQL: what is read, and as what.</summary>
public sealed class PostgresTests(RegistryDatabase database)
{
    private const string Columns = "plate text, model text, device_number text";

    [Fact]
    public async Task Table_OfManyTypes_ComesAsTheTextsOfTheContract()
    {
        using var bench = await PostgresBench.StartAsync(
            database,
            "plate char(9), model varchar(9), device_number bigint, valid_from timestamptz, driver_name text, axle_count smallint, retired boolean, price numeric(9,2), tags text[], extra jsonb, bought date, \"Ação\" text",
            "VALUES ('aaa-1a11', 'FH', 17, '2026-03-01 00:00:00.5-03', NULL, 3, false, 10.50, '{a,b}', '{\"a\": [1]}', '2020-02-29', 'linha 1' || chr(10) || '\"2\"')");
        await bench.LandAsync();
        var record = await bench.SingleAsync();
        Assert.Equal(
            ("aaa-1a11", "FH", "17", "2026-03-01T03:00:00.500000Z", "3", "false"),
            (record["plate"], record["model"], record["device_number"], record["valid_from"], record["axle_count"], record["retired"]));
        Assert.Equal(
            ("10.50", "{a,b}", "{\"a\": [1]}", "2020-02-29", "linha 1\n\"2\"", false),
            (record["price"], record["tags"], record["extra"], record["bought"], record["Ação"], record.ContainsKey("driver_name")));
    }

    [Fact]
    public async Task Table_WithTypesOfItsOwn_ComesAsText()
    {
        using var bench = await PostgresBench.StartAsync(database, $"{Columns}, retired boolean", "VALUES ('AAA1A11', 'FH', 'dev-1', true)");
        var type = $"size_{Guid.NewGuid():N}";
        await bench.Server.ExecuteAsync($"CREATE TYPE {type} AS ENUM ('small', 'large')");
        await bench.LandAsync(bench.Ask($"SELECT *, 'large'::{type} AS size FROM registry;"));
        var record = await bench.SingleAsync();
        Assert.Equal(("large", "true"), (record["size"], record["retired"]));
    }

    [Fact]
    public async Task Registry_ThatChanges_LandsItsChangesByTheServersTime()
    {
        using var bench = await PostgresBench.StartAsync(database, Columns, "VALUES ('AAA1A11', 'FH', 'dev-1'), ('BBB2B22', 'FH', 'dev-2'), ('CCC3C33', 'FH', 'dev-3')");
        var first = await bench.LandAsync();
        Assert.Equal((3, 3), (first.Rows, first.Changed));
        await bench.ExecuteAsync("UPDATE registry SET device_number = 'dev-9' WHERE plate = 'BBB2B22'", "DELETE FROM registry WHERE plate = 'CCC3C33'");
        var second = await bench.LandAsync();
        Assert.Equal((2, 1, 1), (second.Rows, second.Changed, second.Retired));
        Assert.True(second.TakenAt > first.TakenAt);
        Assert.Contains(await bench.Raw.RecordsAsync(), record => record.Contains($"\"retired\":\"true\",\"valid_from\":\"{UtcInstants.ToText(second.TakenAt)}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FS2406", "SELECT plate, model AS maker FROM registry", "lacks the column(s) 'model', 'device_number'; it has 'plate', 'maker'")]
    [InlineData("FS2407", "SELECT plate, * FROM registry", "'plate'")]
    [InlineData("FS2408", "SELECT *, TIMESTAMP '2026-03-01' AS valid_from FROM registry", "timestamp without time zone")]
    [InlineData("FS2408", "SELECT *, DATE '2026-03-01' AS valid_from FROM registry", "date")]
    [InlineData("FS2405", "SELECT * FROM no_such_table", "42P01): relation \"no_such_table\" does not exist")]
    [InlineData("FS2405", "SELEC", "42601")]
    [InlineData("FS2405", "SELECT plate, model, device_number, 'Quirina Zabumba'::text::int FROM registry", "SQLSTATE 22P02).")] // what the server says of a value is not passed on
    [InlineData("FS2405", "DELETE FROM registry RETURNING *", "42601")]
    [InlineData("FS2405", "SELECT *, nextval('pg_catalog.no_such') FROM registry", "42P01")]
    [InlineData("FS2410", "SELECT * FROM registry WHERE false", "holds no row")]
    public async Task Query_ThatGivesNoRegistry_IsRefused(string code, string query, string part)
    {
        using var bench = await PostgresBench.StartAsync(database, Columns, "VALUES ('AAA1A11', 'FH', 'dev-1')");
        var error = await bench.FailAsync(code, bench.Ask(query));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.Equal(FailureKind.Refused, error.Kind);
        Assert.Empty(bench.Clock.Waits);
    }

    [Fact]
    public async Task Query_ThatWrites_IsRefusedByTheServer()
    {
        using var bench = await PostgresBench.StartAsync(database, Columns, "VALUES ('AAA1A11', 'FH', 'dev-1')");
        await bench.ExecuteAsync("CREATE FUNCTION registry_writes() RETURNS int LANGUAGE sql AS 'DELETE FROM registry; SELECT 1'");
        Assert.Contains("25006", (await bench.FailAsync("FS2405", bench.Ask("SELECT *, registry_writes() FROM registry"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_LongerThanItsTimeout_IsEndedByTheServer()
    {
        using var bench = await PostgresBench.StartAsync(database, Columns, "VALUES ('AAA1A11', 'FH', 'dev-1')");
        var error = await bench.FailAsync("FS2404", bench.Ask("SELECT registry.*, pg_sleep(30)::text FROM registry") with { StatementTimeout = TimeSpan.FromMilliseconds(50) });
        Assert.Equal(FailureKind.Retry, error.Kind);
    }

    [Fact]
    public async Task Registry_OfFiftyThousandRows_IsLandedOnceAndBounded()
    {
        using var bench = await PostgresBench.StartAsync(
            database, $"{Columns}, valid_from timestamptz, driver_name text", "SELECT 'AAA' || lpad(i::text, 6, '0'), 'FH 540', 'dev-' || i, '2026-03-01Z', 'Driver number ' || i FROM generate_series(1, 50000) AS i");
        var report = await bench.LandAsync();
        Assert.Equal((50_000, 50_000, 1), (report.Rows, report.Changed, report.Objects));
        Assert.Equal(0, (await bench.LandAsync()).Changed);
        Assert.Equal("FS2413", (await Assert.ThrowsAsync<FleetException>(() => bench.LandAsync(limits: new FleetOptions { MostRows = 1000 }))).Code);
    }
}
