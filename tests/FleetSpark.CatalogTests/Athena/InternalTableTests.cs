using DuckDB.NET.Data;
using FleetSpark.Aws.Athena;
using FleetSpark.Emr;
using FleetSpark.Emr.Athena;
using FleetSpark.Emr.Catalog;
using FleetSpark.Tables;

namespace FleetSpark.CatalogTests.Athena;

/// <summary>Raw and staged records, and tables without rows, read by Athena's engine.</summary>
public sealed class InternalTableTests(Cloud cloud)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staged_OfEachSource_HasTheRecordsThatTheRunCounted()
    {
        var balance = (await cloud.SimulatedAsync()).Report.Balance;
        Assert.Equal(4, balance.Count);
        Assert.Equal(
            balance.Select(source => $"{source.Source} {source.Ok} {source.Rejected + source.Refused}"),
            await AskAsync(string.Join(
                " UNION ALL ",
                balance.Select(source => $"SELECT '{source.Source}', COUNT(*) FILTER (WHERE _reason IS NULL), COUNT(*) FILTER (WHERE _reason IS NOT NULL) FROM fleet_internal.staged_{source.Source}")) + " ORDER BY 1"));
    }

    [Fact]
    public async Task Raw_OfEachSource_HasALineForEachRecordThatLanded()
    {
        var balance = (await cloud.SimulatedAsync()).Report.Balance;
        var sql = string.Join(" UNION ALL ", balance.Select(source => $"SELECT '{source.Source}', COUNT(*), COUNT(json_parse(record)) FROM fleet_internal.raw_{source.Source}"));
        Assert.Equal(balance.Select(source => $"{source.Source} {source.Landed - source.Refused} {source.Landed - source.Refused}"), await AskAsync($"{sql} ORDER BY 1"));
        Assert.Equal(["far-1 2026-03-25"], await AskAsync("SELECT json_extract_scalar(record, '$.transaction_id'), landed FROM fleet_internal.raw_tags WHERE record LIKE '%\"far-1\"%'"));
    }

    [Fact]
    public async Task Tables_WithoutRowsOrFiles_AreEmpty() =>
        Assert.Equal(["0 0 0"], await AskAsync("SELECT (SELECT COUNT(*) FROM places), (SELECT COUNT(*) FROM fleet_internal.raw_places), (SELECT COUNT(*) FROM fleet_internal.staged_places)"));

    [Fact]
    public async Task Rows_OfEachTable_AreThoseThatDuckDbCounts()
    {
        var simulated = await cloud.SimulatedAsync();
        var sql = string.Join(" UNION ALL ", BuiltIn.Catalog.Tables.Where(table => !table.IsRestricted).Select(table => $"SELECT '{table.Name}' AS name, COUNT(*) AS row_count FROM {table.Name}")) + " ORDER BY name";
        await using var reader = await Jobs.CuratedReader.OpenAsync(simulated.Lake, BuiltIn.Catalog, includesRestricted: false, Token);
        Assert.Equal(reader.AnswerWhole(sql, Token).Rows.Select(row => string.Join(' ', row)), await AskAsync(sql));
    }

    [Theory]
    [InlineData("gps")]
    [InlineData("tags")]
    [InlineData("bank")]
    [InlineData("fleet")]
    public async Task Columns_OfStagedRows_AreThoseOfTheirFiles(string source)
    {
        var simulated = await cloud.SimulatedAsync();
        var definition = BuiltIn.Catalog.Source(source);
        var (head, _) = await simulated.Lake.Manifests.ReadHeadAsync(Token);
        var key = (await simulated.Lake.Manifests.ReadSourceAsync(head, source, Token)).Increments.First(increment => increment.Accepted.Count > 0).Accepted[0].File.Key;
        var file = await simulated.Lake.StoreOf(definition.IsRestricted).FetchAsync(key, Token);
        await using var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = $"DESCRIBE SELECT * FROM read_parquet('{file!.Path}', hive_partitioning = false)";
        await using var rows = await command.ExecuteReaderAsync(Token);
        var written = new List<string>();
        while (await rows.ReadAsync(Token))
        {
            written.Add($"{rows.GetString(0)} {rows.GetString(1)}");
        }

        var columns = definition.Columns.Select(column => $"{column.Name} {column.Type}").Concat(InternalTables.Frame.Select(column => $"{column.Name} {(column.Type == "date" ? "DATE" : ColumnTypes.Text)}"));
        Assert.Equal(columns.Select(column => column.Replace("TIMESTAMP", "TIMESTAMP WITH TIME ZONE", StringComparison.Ordinal).Replace(" INT", " INTEGER", StringComparison.Ordinal)), written);
    }

    private async Task<IReadOnlyList<string>> AskAsync(string sql)
    {
        var simulated = await cloud.SimulatedAsync();
        using var client = new AthenaClient();
        var settings = await EmrSettings.ReadAsync(simulated.Lake, Token);
        var answer = await new AthenaReader(client, TimeProvider.System).AskAsync(new AthenaQuestion(sql, "fleet") { Output = settings.Athena.Output }, Token);
        var rows = new List<string>();
        await foreach (var row in answer.Rows)
        {
            rows.Add(string.Join(' ', row.Select(CellText.Of)));
        }

        return rows;
    }
}
