using FleetSpark.Engines;
using FleetSpark.Jobs;
using FleetSpark.Lake;
using FleetSpark.Tables;

namespace FleetSpark.CatalogTests.Queries;

/// <summary>A session of Spark that sees the simulated lake's tables, opened for the first query.</summary>
public sealed class SparkOverTheLake : IAsyncDisposable
{
    private ScratchFolder? _scratch;
    private IEngine? _engine;

    /// <summary>The rows of a SELECT, each as a text.</summary>
    public async Task<IReadOnlyList<string>> AnswerAsync(SimulatedLake simulated, string sql)
    {
        _engine ??= await OpenAsync(simulated);
        return [.. (await _engine.QueryAsync(sql, CancellationToken.None)).Select(QueryTests.TextOf)];
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }

        _scratch?.Dispose();
    }

    private async Task<IEngine> OpenAsync(SimulatedLake simulated)
    {
        _scratch = ScratchFolder.CreateTemporary();
        var engine = TestEngines.Opener(TestEngines.Spark)(_scratch);
        var state = await LakeState.ReadAsync(simulated.Lake, BuiltIn.Catalog, CancellationToken.None);
        foreach (var table in BuiltIn.Catalog.Tables.Where(table => !table.IsRestricted))
        {
            var files = new List<string>();
            foreach (var file in state.Table(table.Name).All.SelectMany(partition => partition.Files))
            {
                files.Add((await simulated.Lake.Curated.FetchAsync(file.Key, CancellationToken.None))!.Path);
            }

            var columns = table.Columns.Select(column => new EngineColumn(column.Name, ColumnTypes.ToSql(column.Type))).ToList();
            await engine.DefineFileViewAsync(table.Name, new FileView(columns, files, table.PartitionColumn is { } day ? [day] : []), CancellationToken.None);
        }

        return engine;
    }
}
