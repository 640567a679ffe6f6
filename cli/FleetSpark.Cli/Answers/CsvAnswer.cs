using System.Buffers;
using FleetSpark.Engines;

namespace FleetSpark.Cli.Answers;

/// <summary>
/// CSV as RFC 4180 has it, but for the line ends, which are line feeds as on every pipe: a header, null is empty and the empty text is
/// <c>""</c>.
/// </summary>
internal static class CsvAnswer
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>Writes an answer while it is made.</summary>
    public static void Write(ReaderAnswer answer, TextWriter writer)
    {
        WriteLine(writer, answer.Columns.Select(column => (object?)column.Name));
        foreach (var row in answer.Rows)
        {
            WriteLine(writer, row);
        }
    }

    private static void WriteLine(TextWriter writer, IEnumerable<object?> values)
    {
        var isFirst = true;
        foreach (var value in values)
        {
            if (!isFirst)
            {
                writer.Write(',');
            }

            isFirst = false;
            WriteCell(writer, value);
        }

        writer.Write('\n');
    }

    private static void WriteCell(TextWriter writer, object? value)
    {
        if (value is null)
        {
            return;
        }

        var text = Cell.Exact(value);
        if (text.Length > 0 && text.AsSpan().IndexOfAny(Special) < 0)
        {
            writer.Write(text);
            return;
        }

        writer.Write('"');
        writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}
