using FleetSpark.Cli.Printing;
using FleetSpark.Engines;

namespace FleetSpark.Cli.Answers;

/// <summary>A table for people, who read no more than its first rows.</summary>
internal static class TableAnswer
{
    private const int MostRows = 1_000;

    /// <summary>Writes the first rows of an answer, and on standard error that there are more.</summary>
    public static void Write(ReaderAnswer answer, Printer output)
    {
        var table = new TextTable(answer.Columns.Select(column => (column.IsNumber ? ">" : string.Empty) + column.Name));
        var rows = 0;
        var isCut = false;
        foreach (var row in answer.Rows)
        {
            if (isCut = rows == MostRows)
            {
                break;
            }

            table.Add(row.Select(Cell.ForPeople));
            rows++;
        }

        output.Table(table);
        if (isCut)
        {
            Console.Error.WriteLine($"Only the first {Texts.Count(MostRows)} rows are shown; --format csv, json and markdown give all.");
        }
    }
}
