namespace FleetSpark.CliTests;

/// <summary>What <c>fleet sql</c> says of a query that it cannot answer helps the one who wrote it.</summary>
public sealed class SqlHintTests(SmallLake lake)
{
    [Theory]
    [InlineData("SELECT $1", "FS4002", "a parameter")]
    [InlineData("SELECT ?", "FS4002", "a parameter")]
    [InlineData("SELECT * FROM trucks WHERE plate = $plate", "FS4002", "a parameter")]
    [InlineData("DROP TABLE x", "FS4002", "it is no SELECT")]
    [InlineData("SELECT * FROM drivers", "FS4003", "'drivers' holds personal data", "--unmask")]
    [InlineData("SELECT * FROM main.Drivers", "FS4003", "'drivers' holds personal data", "--unmask")]
    [InlineData("SELECT * FROM driver", "FS4003", "no table 'driver'", "truck_days")]
    [InlineData("SELECT * FROM truck_dayz", "FS4003", "no table 'truck_dayz'", "truck_days")]
    [InlineData("SELECT st_distance(1, 2)", "FS4003", "st_distance", "spatial")]
    [InlineData("SELECT speed FROM truck_days", "FS4003", "\"speed\"")]
    public async Task Sql_ThatCannotBeAnswered_SaysWhatHelps(string sql, string code, params string[] parts)
    {
        var result = await FleetProcess.RunAsync(lake.Folder, "sql", sql);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith(code + " ", result.Error, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, result.Error, StringComparison.Ordinal));
        Assert.All(["duckdb_", "pg_", "INSTALL", "LOAD ", "json"], word => Assert.DoesNotContain(word, result.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sql_NameOfItsOwnLikeAMaskedTable_IsAnswered() =>
        Assert.Equal("v\n1\n", await FleetProcess.AnswerAsync(lake.Folder, "sql", "WITH drivers AS (SELECT 1 AS v) SELECT v FROM drivers", "--format", "csv"));

    [Fact]
    public async Task Tables_List_MarksWhatHoldsPersonalData()
    {
        var lines = (await FleetProcess.AnswerAsync(lake.Folder, "tables")).Split('\n');
        Assert.Contains("--unmask", Assert.Single(lines, line => line.Contains(" drivers ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("--unmask", Assert.Single(lines, line => line.Contains(" truck_days ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }
}
