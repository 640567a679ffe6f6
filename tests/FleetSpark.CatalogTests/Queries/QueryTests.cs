using FleetSpark.Aws.Athena;
using FleetSpark.Emr;
using FleetSpark.Emr.Athena;

namespace FleetSpark.CatalogTests.Queries;

/// <summary>The example questions have one text and one answer on DuckDB and Athena's engine; on Spark by the engine tests, over the same fleet.</summary>
public sealed class QueryTests(Cloud cloud)
{
    private const string Folder = "docs/queries";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Queries => [.. Directory.EnumerateFiles(RepositoryFiles.PathOf(Folder), "*.sql").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Query_OnAthena_GivesTheAnswerOfDuckDb(string name)
    {
        var sql = TextOf(name);
        var duckDb = await OnDuckDbAsync(sql);
        Assert.NotEmpty(duckDb);
        Assert.Equal(duckDb, await OnAthenaAsync(sql));
    }

    [Fact]
    public async Task Queries_OverWhatWasPlanted_FindIt()
    {
        Assert.Contains(await OnDuckDbAsync(TextOf("silent_trucks")), row => row.StartsWith(PlantedFleet.SilentPlate, StringComparison.Ordinal));
        Assert.Contains(await OnDuckDbAsync(TextOf("charges_far_from_the_truck")), row => row.StartsWith($"{PlantedFleet.FarCharge} | AUR8G79 | ", StringComparison.Ordinal) && !row.EndsWith(CellText.Null, StringComparison.Ordinal));
    }

    [Fact]
    public void Queries_InTheFolder_AreTenAndListedWithWhatTheyAnswer()
    {
        var names = Queries.Select(row => row.Data).ToList();
        Assert.Equal(10, names.Count);
        var readme = File.ReadAllText(RepositoryFiles.PathOf(Folder, "README.md"));
        Assert.All(names, name => Assert.Contains($"| [{name}.sql]({name}.sql) |", readme, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_InTheFolder_StartsWithItsRowItsInputsAndItsCommand(string name)
    {
        var lines = TextOf(name).Split('\n');
        Assert.StartsWith($"-- {name}: one row ", lines[0], StringComparison.Ordinal);
        var tables = lines[1]["-- inputs: ".Length..].Split(", ");
        Assert.All(tables, table => Assert.Contains(lines.Skip(3), line => line.Contains(BuiltIn.Catalog.Table(table).Name, StringComparison.Ordinal)));
        Assert.Equal($"-- run: fleet sql - < docs/queries/{name}.sql", lines[2]);
    }

    private static string TextOf(string name) => File.ReadAllText(RepositoryFiles.PathOf(Folder, $"{name}.sql"));

    private async Task<IReadOnlyList<string>> OnDuckDbAsync(string sql)
    {
        await using var reader = await Jobs.CuratedReader.OpenAsync((await cloud.SimulatedAsync()).Lake, BuiltIn.Catalog, includesRestricted: false, Token);
        return [.. reader.AnswerWhole(sql, Token).Rows.Select(TextOf)];
    }

    private async Task<IReadOnlyList<string>> OnAthenaAsync(string sql)
    {
        var settings = await EmrSettings.ReadAsync((await cloud.SimulatedAsync()).Lake, Token);
        using var client = new AthenaClient();
        var answer = await new AthenaReader(client, TimeProvider.System).AskAsync(new AthenaQuestion(sql, settings.Catalog.Database) { Output = settings.Athena.Output }, Token);
        var rows = new List<string>();
        await foreach (var row in answer.Rows)
        {
            rows.Add(TextOf(row));
        }

        return rows;
    }

    private static string TextOf(object?[] row) => string.Join(" | ", row.Select(CellText.Of));
}
