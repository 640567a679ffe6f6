using FleetSpark.Core;

namespace FleetSpark.Engines.DuckDb;

/// <summary>The few statements that only DuckDB has: reading lines of JSON, and Parquet files by name.</summary>
internal static class DuckDbText
{
    /// <summary>A text literal.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A path as a pattern that matches it alone.</summary>
    public static string WithoutPattern(string path) => path.IndexOfAny(['*', '?', '[']) < 0
        ? path
        : path.Replace("[", "[[]", StringComparison.Ordinal).Replace("*", "[*]", StringComparison.Ordinal).Replace("?", "[?]", StringComparison.Ordinal);

    /// <summary>A list of files; a folder's name may hold what would be a pattern.</summary>
    public static string Paths(IEnumerable<string> paths) => $"[{string.Join(", ", paths.Select(path => Literal(WithoutPattern(path))))}]";

    /// <summary>A value as the log writes it: a column whose name ends in <c>_key</c> is a secret.</summary>
    public static string LogLiteral(EngineColumn column, object? value) => value switch
    {
        null => "NULL",
        _ when column.Name.EndsWith("_key", StringComparison.Ordinal) => "'(secret)'",
        DateTimeOffset instant => $"TIMESTAMP_LTZ '{UtcInstants.ToText(instant)}'",
        DateOnly day => $"DATE '{new Day(day)}'",
        _ => Literal(value.ToString() ?? string.Empty),
    };

    /// <summary>
    /// Reads each line as text and its fields once. Not read_json: with ignore_errors it loses a good record after a broken one. Landing
    /// lets only strict JSON objects through, so every line is one.
    /// </summary>
    public static string RawView(string objectsName, RawView view)
    {
        // 0x01 cannot stand in a line of strict JSON, so each line is one column.
        return $"""
            SELECT {EngineText.FieldColumns(view.Fields)}, _raw_object, _sent_at, line AS _text
            FROM (SELECT line, _location, json_transform(line, {Literal(Shape(view.Fields))}) AS rec
                  FROM read_csv({Paths(view.Objects.Select(o => o.Location))}, columns={'{'}'line': 'VARCHAR'{'}'}, delim=chr(1), quote='', escape='',
                       header=false, auto_detect=false, filename='_location', compression='gzip', max_line_size=4194304, strict_mode=false, null_padding=true))
            JOIN {objectsName} USING (_location)
            WHERE line <> ''
            """;
    }

    /// <summary>A view of Parquet files, or an empty one of the same columns.</summary>
    public static string FileView(FileView view)
    {
        if (view.Locations.Count == 0)
        {
            return EngineText.EmptyView(view.Columns);
        }

        var types = view.FolderColumns.Select(name => $"'{name}': {view.Columns.First(column => column.Name == name).Type}");
        var folders = view.FolderColumns.Count == 0 ? "hive_partitioning=false" : $"hive_partitioning=true, hive_types={{{string.Join(", ", types)}}}";
        return $"""
            SELECT {string.Join(", ", view.Columns.Select(c => $"\"{c.Name}\""))}
            FROM read_parquet({Paths(view.Locations)}, {folders})
            """;
    }

    /// <summary>A CSV file, every column as text.</summary>
    public static string ReferenceView(string path, char delimiter) =>
        $"SELECT * FROM read_csv({Paths([path])}, delim={Literal(delimiter.ToString())}, header=true, all_varchar=true)";

    // {"a":"VARCHAR","b":{"c":"VARCHAR"}}
    private static string Shape(IReadOnlyList<RawField> fields) =>
        $"{{{string.Join(",", EngineText.Members(fields).Select(member => $"\"{member.Name}\":{(member.Below.Count == 0 ? "\"VARCHAR\"" : Shape(member.Below))}"))}}}";
}
