using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using FleetSpark.Core;

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
    private readonly Dictionary<string, FleetException> _faults = new(StringComparer.OrdinalIgnoreCase); // by table, as SQL takes names

    private readonly IReadOnlyList<CuratedView> _views;
    private readonly IReadOnlyList<string> _masked;

    private DuckDbReader(DuckDBConnection connection, IReadOnlyList<CuratedView> views, IReadOnlyList<string> masked)
    {
        _connection = connection;
        _views = views;
        _masked = masked;
    }

    /// <summary>Opens a reader of the given tables, then takes away its access to anything else.</summary>
    /// <param name="views">The tables.</param>
    /// <param name="masked">Names of tables that are there and are not shown: a query that names one is told so.</param>
    public static DuckDbReader Open(IReadOnlyList<CuratedView> views, IReadOnlyList<string> masked)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var reader = new DuckDbReader(connection, views, masked);
        reader.Execute(DuckDbEngine.Prelude());
        // Else what memory does not hold would be written into the caller's folder. DuckDB makes and removes it.
        reader.Execute($"SET temp_directory = {DuckDbText.Literal(Path.Combine(Path.GetTempPath(), $"query-{Guid.NewGuid():N}"))}");
        // A name with pattern characters is asked for both as the escaped pattern and as itself.
        var locations = views.SelectMany(view => view.View.Locations).ToList();
        var allowed = locations.Concat(locations.Select(DuckDbText.WithoutPattern)).Distinct(StringComparer.Ordinal);
        reader.Execute($"SET allowed_paths = [{string.Join(", ", allowed.Select(DuckDbText.Literal))}]");
        foreach (var view in views)
        {
            reader.Define(view);
        }

        reader.Execute("SET enable_external_access = false");
        reader.Execute("SET lock_configuration = true");
        return reader;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    // DuckDB opens a view's first file to know its columns. A table whose files are damaged is empty here, and a query that names it is refused.
    private void Define(CuratedView view)
    {
        var fault = view.Fault;
        if (fault is null)
        {
            try
            {
                Create(view.Name, DuckDbText.FileView(view.View));
                return;
            }
            catch (DuckDBException failed)
            {
                fault = EngineErrors.UnreadableTable(view.Name, failed);
            }
        }

        _faults[view.Name] = fault;
        Create(view.Name, EngineText.EmptyView(view.View.Columns));
    }

    private void Create(string name, string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"CREATE VIEW {name} AS {sql}";
        command.ExecuteNonQuery();
    }

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
            throw EngineErrors.NotOneSelect(WhyNot(reader.IsDBNull(1) ? string.Empty : reader.GetString(1)));
        }

        if (Convert.ToInt64(reader.GetValue(2)) != 1)
        {
            throw EngineErrors.NotOneSelect($"it is {reader.GetValue(2)} statements");
        }

        RefuseForeignFunctions(sql);
        RefuseFaultyTables(sql);
        if (NamesIn(sql, "VALUE_PARAMETER", "$.type").Count > 0)
        {
            throw EngineErrors.NotOneSelect("it has a parameter, '?' or '$1' say, and nothing gives it a value");
        }
    }

    // DuckDB says of a statement of another kind that it cannot be serialised, which nobody asked for.
    private static string WhyNot(string message) =>
        message.Length == 0 ? "it does not parse" : message.Contains("can be serialized", StringComparison.Ordinal) ? "it is no SELECT" : message;

    // Most table functions read files, and some do things (enable_logging opens a file to write): the harmless ones are named instead.
    private void RefuseForeignFunctions(string sql)
    {
        foreach (var name in NamesIn(sql, "TABLE_FUNCTION", "$.function.function_name"))
        {
            if (name is null || !TableFunctions.Contains(name))
            {
                throw EngineErrors.NotOneSelect($"the table function '{name ?? "?"}' is not at hand");
            }
        }
    }

    private void RefuseFaultyTables(string sql)
    {
        if (_faults.Count == 0)
        {
            return;
        }

        foreach (var name in NamesIn(sql, "BASE_TABLE", "$.table_name").OfType<string>())
        {
            if (_faults.TryGetValue(name, out var fault))
            {
                throw fault;
            }
        }
    }

    // A view's first file is opened when it is made, the others when they are read.
    private FleetException FaultOf(DuckDBException failed) =>
        _views.FirstOrDefault(view => view.View.Locations.Any(location => failed.Message.Contains(location, StringComparison.Ordinal))) is { } damaged
            ? EngineErrors.UnreadableTable(damaged.Name, failed)
            : UnknownTable().Match(failed.Message) is { Success: true } unknown
                ? FaultOf(unknown.Groups["name"].Value, failed)
                : ExtensionFunction().Match(failed.Message) is { Success: true } function
                    ? EngineErrors.FunctionOfAnExtension(function.Groups["name"].Value, function.Groups["extension"].Value, failed)
                    : EngineErrors.ReaderQueryFailed(failed);

    private FleetException FaultOf(string unknownTable, DuckDBException failed) => _masked.FirstOrDefault(name => name.Equals(unknownTable, StringComparison.OrdinalIgnoreCase)) is { } masked
        ? EngineErrors.MaskedTable(masked, failed)
        : EngineErrors.UnknownTable(unknownTable, _views.Select(view => view.Name), failed);

    // The names that a SELECT has in nodes of one type, in lower case.
    private List<string?> NamesIn(string sql, string nodeType, string path)
    {
        using var command = _connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT DISTINCT lower(json_extract_string(node.value, {DuckDbText.Literal(path)}))
            FROM (SELECT CAST(json_serialize_sql({DuckDbText.Literal(sql)}) AS JSON) AS t) AS parsed, json_tree(parsed.t) AS node
            WHERE json_extract_string(node.value, '$.type') = {DuckDbText.Literal(nodeType)}
            ORDER BY 1
            """;
        using var reader = command.ExecuteReader();
        var names = new List<string?>();
        while (reader.Read())
        {
            names.Add(reader.IsDBNull(0) ? null : reader.GetString(0));
        }

        return names;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            command.ExecuteNonQuery();
        }
        catch (DuckDBException failed)
        {
            throw EngineErrors.StatementFailed(DuckDbEngine.EngineName, "the reader's settings", failed);
        }
    }

    [GeneratedRegex("Table with name \"?(?<name>[^\"\\n]+?)\"? does not exist", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnknownTable();

    [GeneratedRegex("Function with name \"?(?<name>[^\"\\n]+?)\"? is not in the catalog, but it exists in the (?<extension>\\w+) extension", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExtensionFunction();
}
