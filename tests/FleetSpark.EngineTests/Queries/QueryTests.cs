namespace FleetSpark.EngineTests.Queries;

/// <summary>The example questions of docs/queries have one answer on DuckDB and Spark; on Athena's engine by the catalog tests, over the same fleet.</summary>
public sealed class QueryTests(SparkOverTheLake spark) : IClassFixture<SparkOverTheLake>
{
    private static readonly string Folder = RepositoryFiles.PathOf("docs", "queries");

    public static TheoryData<string> Queries => [.. Directory.EnumerateFiles(Folder, "*.sql").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Query_OnSpark_GivesTheAnswerOfDuckDb(string file)
    {
        var sql = await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);
        var duckDb = await spark.Lake.QueryAsync(sql);
        Assert.NotEmpty(duckDb);
        Assert.Equal(duckDb, await spark.AnswerAsync(sql));
    }
}
