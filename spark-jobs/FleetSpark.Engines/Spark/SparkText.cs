using System.Text;
using System.Text.RegularExpressions;

namespace FleetSpark.Engines.Spark;

/// <summary>The few texts that only Spark has: paths, schemas, reading lines of JSON.</summary>
internal static partial class SparkText
{
    /// <summary>A path with its scheme: the file system that a cluster takes for its own may be another than this machine's.</summary>
    public static string Location(string path) => IsElsewhere(path) ? path : "file:" + path;

    /// <summary>Whether a path is an address, rather than a path of this machine.</summary>
    public static bool IsElsewhere(string path) => path.Contains("://", StringComparison.Ordinal);

    /// <summary>A path to be read, as a pattern that matches it alone; what is written has a path that is none.</summary>
    public static string Pattern(string path)
    {
        var pattern = new StringBuilder(path.Length + 16);
        foreach (var character in Location(path))
        {
            (character is '{' or '}' or '[' or ']' or '*' or '?' or '\\' ? pattern.Append('\\') : pattern).Append(character);
        }

        return pattern.ToString();
    }

    /// <summary>
    /// The value in the name of a file's folder. Spark's own reading of such folders wants all files under one base, and runs and increments are
    /// bases of their own; a filter on this, too, leaves files unopened.
    /// </summary>
    public static string FolderValue(EngineColumn column) =>
        $"CAST(substring_index(substring_index(_metadata.file_path, '/{column.Name}=', -1), '/', 1) AS {column.Type}) AS \"{column.Name}\"";

    /// <summary>Columns as a schema's text.</summary>
    public static string Schema(IEnumerable<EngineColumn> columns) => string.Join(", ", columns.Select(column => $"`{column.Name}` {column.Type}"));

    /// <summary>Reads each line as text and its fields once. Landing lets only strict JSON objects through, so every line is one.</summary>
    public static string RawView(string linesName, string objectsName, IReadOnlyList<RawField> fields) =>
        $"""
        SELECT {EngineText.FieldColumns(fields)}, _raw_object, _sent_at, _text
        FROM (SELECT _text, _file_name, from_json(_text, '{Shape(fields)}') AS rec FROM {linesName} WHERE _text <> '')
        JOIN {objectsName} USING (_file_name)
        """;

    /// <summary>The first line of a message, which a point does not end.</summary>
    public static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd(' ', '.');

    /// <summary>What Spark says of a value that it met in a row, without the value, which may hold quotes or be none: <c>The value 'D'Or' of the type</c>, <c>12345 cannot be represented</c>.</summary>
    public static string WithoutValues(string message)
    {
        // Below stands the statement, whose quotes are its own.
        var end = message.IndexOf("\n== SQL", StringComparison.Ordinal) is var at and >= 0 ? at : message.Length;
        return Advice().Replace(Value().Replace(message[..end], "(value)"), string.Empty).TrimEnd() + message[end..];
    }

    /// <summary>What the log says of files, which no SQL names.</summary>
    public static string FilesComment(string view, IEnumerable<string> locations) => $"-- {view}: {string.Join("\n--   ", locations)}";

    // `a` STRING, `b` STRUCT<`c`: STRING>
    private static string Shape(IReadOnlyList<RawField> fields) => string.Join(", ", EngineText.Members(fields).Select(member => $"`{member.Name}` {TypeOf(member.Below)}"));

    private static string TypeOf(IReadOnlyList<RawField> below) =>
        below.Count == 0 ? "STRING" : $"STRUCT<{string.Join(", ", EngineText.Members(below).Select(member => $"`{member.Name}`: {TypeOf(member.Below)}"))}>";

    // From the first quote to the last, and numbers outside of types such as DECIMAL(18,2).
    [GeneratedRegex(@"'.*'|(?<![\w(,.-]|, )-?\d[\w.+-]*", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();

    // Settings are not the caller's to change: the tables mean what they mean by them.
    [GeneratedRegex(@" *If necessary set ""?spark\.sql\.ansi\.enabled""? to ""?false""?[^.]*\.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Advice();
}
