using FleetSpark.Cli.Printing;
using FleetSpark.Engines;

namespace FleetSpark.Cli.Answers;

/// <summary>A table of Markdown, for documents and issues.</summary>
internal static class MarkdownAnswer
{
    /// <summary>Writes an answer while it is made.</summary>
    public static void Write(ReaderAnswer answer, TextWriter writer)
    {
        WriteLine(writer, answer.Columns.Select(column => column.Name));
        WriteLine(writer, answer.Columns.Select(column => column.IsNumber ? "---:" : "---"), isRule: true);
        foreach (var row in answer.Rows)
        {
            WriteLine(writer, row.Select(Cell.ForPeople));
        }
    }

    private static void WriteLine(TextWriter writer, IEnumerable<string> cells, bool isRule = false)
    {
        writer.Write('|');
        foreach (var cell in cells)
        {
            writer.Write(isRule ? $" {cell} |" : $" {Texts.Visible(cell).Replace("|", "\\|", StringComparison.Ordinal)} |");
        }

        writer.Write('\n');
    }
}
