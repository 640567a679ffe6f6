using FleetSpark.CatalogTests;
using FleetSpark.Engines;
using FleetSpark.Jobs;
using FleetSpark.Lake;
using FleetSpark.Tables;

namespace FleetSpark.EngineTests.Queries;

/// <summary>The planted fleet's lake, and a session of Spark that sees its tables.</summary>
public sealed class SparkOverTheLake : IAsyncLifetime
{
    private readonly ScratchFolder _scratch = ScratchFolder.CreateTemporary();
    private IEngine? _engine;

    /// <summary>The lake.</summary>
    public TestLake Lake { get; } = new();

    /// <summary>The rows of a SELECT, each a list of texts.</summary>
    public async Task<IReadOnlyList<string[]>> AnswerAsync(string sql) => [.. (await _engine!.QueryAsync(sql, CancellationToken.None)).Select(row => row.Select(CellText.Of).ToArray())];

    public async ValueTask InitializeAsync()
    {
        await PlantedFleet.MakeAsync(Lake);
        var engine = _engine = TestEngines.Opener(TestEngines.Spark)(_scratch);
        var state = await LakeState.ReadAsync(Lake.Lake, BuiltIn.Catalog, CancellationToken.None);
        foreach (var table in BuiltIn.Catalog.Tables.Where(table => !table.IsRestricted))
        {
            var files = new List<string>();
            foreach (var file in state.Table(table.Name).All.SelectMany(partition => partition.Files))
            {
                files.Add((await Lake.Lake.Curated.FetchAsync(file.Key, CancellationToken.None))!.Path);
            }

            var columns = table.Columns.Select(column => new EngineColumn(column.Name, ColumnTypes.ToSql(column.Type))).ToList();
            await engine.DefineFileViewAsync(table.Name, new FileView(columns, files, table.PartitionColumn is { } day ? [day] : []), CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }

        Lake.Dispose();
        _scratch.Dispose();
    }
}
