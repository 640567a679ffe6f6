using System.Numerics;
using FleetSpark.Engines;
using Newtonsoft.Json;

namespace FleetSpark.Cli.Answers;

/// <summary>An array of objects, one a line; decimals, instants and days as texts, since JSON has no type that keeps them whole.</summary>
internal static class JsonAnswer
{
    /// <summary>Writes an answer while it is made.</summary>
    public static void Write(ReaderAnswer answer, TextWriter writer)
    {
        var names = UniqueNames(answer.Columns);
        using var json = new JsonTextWriter(writer) { CloseOutput = false, AutoCompleteOnClose = false };
        json.WriteStartArray();
        foreach (var row in answer.Rows)
        {
            json.WriteWhitespace("\n");
            WriteRow(json, names, row);
        }

        json.WriteWhitespace("\n");
        json.WriteEndArray();
        writer.Write('\n');
    }

    /// <summary>Names that an object can have: the second <c>a</c> becomes <c>a_1</c>, as DuckDB names it in a subquery.</summary>
    public static string[] UniqueNames(IReadOnlyList<ReaderColumn> columns)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var names = new string[columns.Count];
        for (var column = 0; column < names.Length; column++)
        {
            var name = columns[column].Name;
            for (var n = 1; !taken.Add(name); n++)
            {
                name = $"{columns[column].Name}_{n}";
            }

            names[column] = name;
        }

        return names;
    }

    /// <summary>A value as JSON has it.</summary>
    public static object? ToJson(object? value) => value is null or string or bool or int or long or double or float or BigInteger ? value : Cell.Exact(value);

    private static void WriteRow(JsonTextWriter json, string[] names, object?[] row)
    {
        json.WriteStartObject();
        for (var column = 0; column < names.Length; column++)
        {
            json.WritePropertyName(names[column]);
            json.WriteValue(ToJson(row[column]));
        }

        json.WriteEndObject();
    }
}
