using System.Text;
using DuckDB.NET.Data;

namespace FleetSpark.Engines.DuckDb;

/// <summary>DuckDB inside this process: no server, no Java, a day of 3,000 trucks in seconds.</summary>
public sealed partial class DuckDbEngine : IEngine
{
    /// <summary>Its name on a command line and in reports.</summary>
    public const string EngineName = "duckdb";

    private const int RowsPerInsert = 200; // beyond that a statement takes longer to read than it saves

    private readonly DuckDBConnection _connection;
    private readonly StatementLog? _log;
    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);

    private DuckDbEngine(DuckDBConnection connection, StatementLog? log)
    {
        _connection = connection;
        _log = log;
    }

    /// <inheritdoc />
    public string Name => EngineName;

    /// <summary>Opens an engine with nothing in it.</summary>
    /// <param name="options">How.</param>
    public static DuckDbEngine Open(EngineOptions options)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var engine = new DuckDbEngine(connection, options.Log);
        engine.Execute(Prelude(), "the session's settings");
        engine.Execute($"SET temp_directory = {DuckDbText.Literal(options.ScratchFolder)}", "the session's settings");
        engine.Execute("SET preserve_insertion_order = false", "the session's settings"); // no table relies on it, and writers run side by side
        return engine;
    }

    /// <inheritdoc />
    public Task DefineRawViewAsync(string name, RawView view, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            var filesView = name + "_objects";
            await DefineRowsAsync(
                filesView,
                [new EngineColumn("_location", "STRING"), new EngineColumn("_raw_object", "STRING"), new EngineColumn("_sent_at", "TIMESTAMP_LTZ")],
                [.. view.Objects.Select(o => (IReadOnlyList<object?>)[o.Location, o.Key, o.SentAt])],
                cancellationToken);
            Define("VIEW", name, DuckDbText.RawView(filesView, view), cancellationToken);
        },
        cancellationToken);

    /// <inheritdoc />
    public Task DefineFileViewAsync(string name, FileView view, CancellationToken cancellationToken) =>
        DefineAsync("VIEW", name, DuckDbText.FileView(view), cancellationToken);

    /// <inheritdoc />
    public Task DefineReferenceViewAsync(string name, string path, char delimiter, CancellationToken cancellationToken) =>
        DefineAsync("VIEW", name, DuckDbText.ReferenceView(path, delimiter), cancellationToken);

    /// <inheritdoc />
    public Task DefineRowsAsync(
        string name, IReadOnlyList<EngineColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            Define("TABLE", name, EngineText.EmptyView(columns), cancellationToken);
            foreach (var some in rows.Chunk(RowsPerInsert))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Insert(name, columns, some, cancellationToken);
            }
        },
        cancellationToken);

    /// <inheritdoc />
    public Task DefineViewAsync(string name, string sql, CancellationToken cancellationToken) =>
        DefineAsync("VIEW", name, sql, cancellationToken);

    /// <inheritdoc />
    public Task MaterialiseAsync(string name, string sql, CancellationToken cancellationToken) =>
        DefineAsync("TABLE", name, sql, cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    // By parameters, so that no value stands in a statement; the log has all but secrets as literals, to be a script that runs.
    private void Insert(string name, IReadOnlyList<EngineColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows, CancellationToken cancellationToken)
    {
        _log?.Add("rows", $"INSERT INTO {name} VALUES {string.Join(", ", rows.Select(row => $"({string.Join(", ", row.Select((value, n) => DuckDbText.LogLiteral(columns[n], value)))})"))}");
        using var command = _connection.CreateCommand();
        var parameters = rows.Select((_, row) => $"({string.Join(", ", columns.Select((_, column) => $"${(row * columns.Count) + column + 1}"))})");
        command.CommandText = $"INSERT INTO {name} VALUES {string.Join(", ", parameters)}";
        foreach (var value in rows.SelectMany(row => row))
        {
            command.Parameters.Add(new DuckDBParameter(ToParameter(value)));
        }

        Run(command, $"rows of '{name}'", cancellationToken);
    }

    private static object ToParameter(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.UtcDateTime,
        _ => value,
    };

    internal static string Prelude()
    {
        using var stream = typeof(DuckDbEngine).Assembly.GetManifestResourceStream("prelude.sql")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private Task DefineAsync(string kind, string name, string sql, CancellationToken cancellationToken) =>
        Task.Run(() => Define(kind, name, sql, cancellationToken), cancellationToken);

    // CREATE OR REPLACE does not replace a table by a view.
    private void Define(string kind, string name, string sql, CancellationToken cancellationToken)
    {
        if (_kinds.TryGetValue(name, out var before) && before != kind)
        {
            Execute($"DROP {before} temp.{name}", $"'{name}'", cancellationToken);
        }

        Execute($"CREATE OR REPLACE TEMP {kind} {name} AS\n{sql}", $"'{name}'", cancellationToken);
        _kinds[name] = kind;
    }

    private Task<long> ExecuteAsync(string sql, string what, CancellationToken cancellationToken) =>
        Task.Run(() => Execute(sql, what, cancellationToken), cancellationToken);

    private long Execute(string sql, string what, CancellationToken cancellationToken = default)
    {
        _log?.Add(what, sql);
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return Run(command, what, cancellationToken);
    }

    private static long Run(DuckDBCommand command, string what, CancellationToken cancellationToken)
    {
        using var stop = cancellationToken.Register(command.Cancel);
        try
        {
            return command.ExecuteNonQuery();
        }
        catch (DuckDBException failed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw EngineErrors.StatementFailed(EngineName, what, failed);
        }
    }
}
