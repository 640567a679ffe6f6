using FleetSpark.Engines;

namespace FleetSpark.EngineTests.Plans;

/// <summary>An engine that is asked for the plan of each statement before it runs it; all else goes through.</summary>
/// <param name="engine">The engine.</param>
/// <param name="explained">Gets every statement that reads rows, with its plan.</param>
internal sealed class ExplainingEngine(IEngine engine, ICollection<ExplainedStatement> explained) : IEngine
{
    private readonly PlanReader _reader = PlanReader.Of(engine.Name);

    public string Name => engine.Name;

    public Task DefineRawViewAsync(string name, RawView view, CancellationToken cancellationToken) => engine.DefineRawViewAsync(name, view, cancellationToken);

    public Task DefineFileViewAsync(string name, FileView view, CancellationToken cancellationToken) => engine.DefineFileViewAsync(name, view, cancellationToken);

    public Task DefineReferenceViewAsync(string name, string path, char delimiter, CancellationToken cancellationToken) =>
        engine.DefineReferenceViewAsync(name, path, delimiter, cancellationToken);

    public Task DefineRowsAsync(string name, IReadOnlyList<EngineColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows, CancellationToken cancellationToken) =>
        engine.DefineRowsAsync(name, columns, rows, cancellationToken);

    public Task DefineViewAsync(string name, string sql, CancellationToken cancellationToken) => engine.DefineViewAsync(name, sql, cancellationToken);

    public async Task MaterialiseAsync(string name, string sql, CancellationToken cancellationToken)
    {
        await ExplainAsync(StatementKind.Materialise, name, sql, cancellationToken);
        await engine.MaterialiseAsync(name, sql, cancellationToken);
    }

    public async Task<WrittenFile?> WriteFileAsync(string sql, string path, IReadOnlyList<string> sortBy, CancellationToken cancellationToken)
    {
        await ExplainAsync(StatementKind.WriteFile, name: null, sql, cancellationToken);
        return await engine.WriteFileAsync(sql, path, sortBy, cancellationToken);
    }

    public async Task<IReadOnlyList<PartitionFile>> WriteFoldersAsync(string sql, string folder, IReadOnlyList<string> by, CancellationToken cancellationToken)
    {
        await ExplainAsync(StatementKind.WriteFolders, name: null, sql, cancellationToken);
        return await engine.WriteFoldersAsync(sql, folder, by, cancellationToken);
    }

    public async Task<IReadOnlyList<object?[]>> QueryAsync(string sql, CancellationToken cancellationToken)
    {
        await ExplainAsync(StatementKind.Query, name: null, sql, cancellationToken);
        return await engine.QueryAsync(sql, cancellationToken);
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    private async Task ExplainAsync(StatementKind kind, string? name, string sql, CancellationToken cancellationToken) =>
        explained.Add(new ExplainedStatement(kind, name, sql, await _reader.ExplainAsync(engine, sql, cancellationToken)));
}
