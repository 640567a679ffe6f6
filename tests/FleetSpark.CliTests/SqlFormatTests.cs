using System.Text.Json;

namespace FleetSpark.CliTests;

/// <summary>How values are printed, each exact.</summary>
public sealed class SqlFormatTests(SmallLake lake)
{
    // An expression, and how its value is printed as CSV and in JSON.
    private static readonly (string Expression, string Csv, string Json)[] Values =
    [
        ("CAST(12.5 AS DECIMAL(18,2))", "12.50", "\"12.50\""),
        ("SUM(CAST(12.5 AS DECIMAL(18,2)))", "12.50", "\"12.50\""),
        ("CAST(-0.05 AS DECIMAL(38,2))", "-0.05", "\"-0.05\""),
        ("CAST('99999999999999999999999999999999999.12' AS DECIMAL(38,3))", "99999999999999999999999999999999999.120", "\"99999999999999999999999999999999999.120\""),
        ("TIMESTAMPTZ '2026-03-29 09:00:00-03'", "2026-03-29T12:00:00.000000Z", "\"2026-03-29T12:00:00.000000Z\""),
        ("TIMESTAMP '2026-03-29 12:00:00.5'", "2026-03-29T12:00:00.500000", "\"2026-03-29T12:00:00.500000\""),
        ("DATE '2026-03-29'", "2026-03-29", "\"2026-03-29\""),
        ("CAST(NULL AS VARCHAR)", "", "null"),
        ("''", "\"\"", "\"\""),
        ("'say \"a\", b'", "\"say \"\"a\"\", b\"", "\"say \\\"a\\\", b\""),
        ("'São Paulo 🚚'", "São Paulo 🚚", "\"São Paulo 🚚\""),
        ("'two' || chr(10) || 'lines'", "\"two\nlines\"", "\"two\\nlines\""),
        ("true", "true", "true"),
        ("1", "1", "1"),
        ("SUM(CAST(9223372036854775807 AS BIGINT)) * 10", "92233720368547758070", "92233720368547758070"),
        ("0.25e0", "0.25", "0.25"),
        ("[1, 2, NULL]", "\"[1, 2, NULL]\"", "\"[1, 2, NULL]\""),
        ("INTERVAL '1 month 2 hours'", "1 month 02:00:00", "\"1 month 02:00:00\""),
    ];

    private static string Sql => $"SELECT {string.Join(", ", Values.Select((value, number) => $"{value.Expression} AS v{number}"))}";

    [Fact]
    public async Task Sql_Values_ArePrintedExactlyAsCsv() => Assert.Equal(
        $"{string.Join(',', Values.Select((_, number) => $"v{number}"))}\n{string.Join(',', Values.Select(value => value.Csv))}\n", await AnswerAsync("sql", Sql, "--format", "csv"));

    [Fact]
    public async Task Sql_Values_ArePrintedExactlyAsJson() => Assert.Equal(
        $"[\n{{{string.Join(',', Values.Select((value, number) => $"\"v{number}\":{value.Json}"))}}}\n]\n", await AnswerAsync("sql", Sql, "--json"));

    [Fact]
    public async Task Sql_Nothing_IsAnEmptyLineOfCsv() => Assert.Equal("v\n\n", await AnswerAsync("sql", "SELECT CAST(NULL AS VARCHAR) AS v", "--format", "csv"));

    [Fact]
    public async Task Sql_NamesThatAreEqual_StayApartInJson()
    {
        Assert.Equal("[\n{\"a\":1,\"a_1\":2}\n]\n", await AnswerAsync("sql", "SELECT 1 AS a, 2 AS a; -- done", "--json"));
    }

    [Fact]
    public async Task Sql_Order_IsKeptWithNestedValuesToo()
    {
        Assert.Equal("i,l\n3,[3]\n2,[2]\n1,[1]\n", await AnswerAsync("sql", "SELECT i, [i] AS l FROM range(1, 4) AS t(i) ORDER BY i DESC -- down", "--format", "csv"));
    }

    [Fact]
    public async Task Sql_Markdown_KeepsItsColumns()
    {
        Assert.Equal("| t | n |\n| --- | ---: |\n| a\\|b\\nc | 1 |\n", await AnswerAsync("sql", "SELECT 'a|b' || chr(10) || 'c' AS t, 1 AS n", "--format", "markdown"));
    }

    [Fact]
    public async Task Sql_Table_ObeysNoControlCharacterAndNoMarkup()
    {
        var table = await AnswerAsync("sql", "SELECT '[red]' || chr(27) || '[31mx' AS t");
        Assert.Contains("[red]\\u001b[31mx", table, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', table);
    }

    [Fact]
    public async Task Sql_FromStandardInput_IsAnswered()
    {
        var result = await FleetProcess.RunAsync(lake.Folder, "SELECT COUNT(*) > 0 AS v\nFROM truck_days;\n", ["sql", "-", "--format", "csv"]);
        Assert.Equal("v\ntrue\n", result.Answer);
    }

    [Fact]
    public async Task Sql_LongAnswer_IsWholeAsCsvAndCutWithAWordAsTable()
    {
        var csv = await AnswerAsync("sql", "SELECT * FROM range(200000)", "--format", "csv");
        Assert.Equal(200_001, csv.Count(letter => letter == '\n'));
        var table = await FleetProcess.RunAsync(lake.Folder, "sql", "SELECT * FROM range(1001)");
        Assert.Equal(0, table.ExitCode);
        Assert.StartsWith("Only the first 1,000 rows", table.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_Drivers_AreSeenOnlyUnmasked()
    {
        Assert.Equal(1, (await FleetProcess.RunAsync(lake.Folder, "sql", "SELECT * FROM drivers")).ExitCode);
        using var rows = JsonDocument.Parse(await AnswerAsync("sql", "SELECT COUNT(*) AS n FROM drivers", "--unmask", "--json"));
        Assert.True(rows.RootElement[0].GetProperty("n").GetInt64() > 0);
    }

    private Task<string> AnswerAsync(params string[] arguments) => FleetProcess.AnswerAsync(lake.Folder, arguments);
}
