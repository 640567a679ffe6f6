using DuckDB.NET.Data;

namespace FleetSpark.Engines.DuckDb;

/// <summary>
/// Answers somebody's own SELECT over curated tables, and can do nothing else: no other file, no network, no setting, nothing written.
/// </summary>
public sealed partial class DuckDbReader : IAsyncDisposable
{
    private static readonly HashSet<string> TableFunctions = new(StringComparer.Ordinal)
    {
        "range", "generate_series", "unnest", "repeat", "repeat_row", "json_each", "json_tree",
    };

    private readonly DuckDBConnection _connection;

    private DuckDbReader(DuckDBConnection connection) => _connection = connection;

    /// <summary>Opens a reader of the given tables, then takes away its access to anything else.</summary>
    public static DuckDbReader Open(IReadOnlyList<CuratedView> views)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var reader = new DuckDbReader(connection);
        reader.Execute(DuckDbEngine.Prelude());
        // Else what memory does not hold would be written into the caller's folder. DuckDB makes and removes it.
        reader.Execute($"SET temp_directory = {DuckDbText.Literal(Path.Combine(Path.GetTempPath(), $"query-{Guid.NewGuid():N}"))}");
        // A name with pattern characters is asked for both as the escaped pattern and as itself.
        var locations = views.SelectMany(view => view.View.Locations).ToList();
        var allowed = locations.Concat(locations.Select(DuckDbText.WithoutPattern)).Distinct(StringComparer.Ordinal);
        reader.Execute($"SET allowed_paths = [{string.Join(", ", allowed.Select(DuckDbText.Literal))}]");
        foreach (var view in views)
        {
            reader.Execute($"CREATE VIEW {view.Name} AS {DuckDbText.FileView(view.View)}");
        }

        reader.Execute("SET enable_external_access = false");
        reader.Execute("SET lock_configuration = true");
        return reader;
    }

    /// <summary>Runs one SELECT.</summary>
    /// <exception cref="Core.FleetException">FS4002: it is no single SELECT. FS4003: it failed.</exception>
    public Task<ReaderResult> QueryAsync(string sql, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            RefuseAllButOneSelect(sql);
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            using var stop = cancellationToken.Register(command.Cancel);
            try
            {
                using var reader = command.ExecuteReader();
                var rows = new List<object?[]>();
                while (reader.Read())
                {
                    rows.Add(DuckDbEngine.ReadRow(reader));
                }

                return new ReaderResult([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], rows);
            }
            catch (DuckDBException failed)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw EngineErrors.ReaderQueryFailed(failed);
            }
        },
        cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    // DuckDB's own parser is the judge: it serialises SELECT statements and refuses all others.
    private void RefuseAllButOneSelect(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText =
            $"SELECT t ->> 'error', t ->> 'error_message', json_array_length(t -> 'statements') FROM (SELECT CAST(json_serialize_sql({DuckDbText.Literal(sql)}) AS JSON) AS t)";
        using var reader = command.ExecuteReader();
        reader.Read();
        if (reader.GetString(0) != "false")
        {
            throw EngineErrors.NotOneSelect(reader.IsDBNull(1) ? "it does not parse" : reader.GetString(1));
        }

        if (Convert.ToInt64(reader.GetValue(2)) != 1)
        {
            throw EngineErrors.NotOneSelect($"it is {reader.GetValue(2)} statements");
        }

        RefuseForeignFunctions(sql);
    }

    // Most table functions read files, and some do things (enable_logging opens a file to write): the harmless ones are named instead.
    private void RefuseForeignFunctions(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT DISTINCT lower(json_extract_string(node.value, '$.function.function_name'))
            FROM (SELECT CAST(json_serialize_sql({DuckDbText.Literal(sql)}) AS JSON) AS t) AS parsed, json_tree(parsed.t) AS node
            WHERE json_extract_string(node.value, '$.type') = 'TABLE_FUNCTION'
            ORDER BY 1
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (reader.IsDBNull(0) || !TableFunctions.Contains(reader.GetString(0)))
            {
                throw EngineErrors.NotOneSelect($"the table function '{(reader.IsDBNull(0) ? "?" : reader.GetString(0))}' is not at hand");
            }
        }
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
