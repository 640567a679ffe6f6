using Spectre.Console;

namespace FleetSpark.Cli.Printing;

/// <summary>A table of texts, numbers to the right.</summary>
/// <param name="headings">Headings; one that starts with <c>&gt;</c> stands over numbers.</param>
internal sealed class TextTable(params IEnumerable<string> headings)
{
    private readonly List<string> _headings = [.. headings];
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row.</summary>
    public void Add(params IEnumerable<string> cells) => _rows.Add([.. cells]);

    /// <summary>The table as Spectre.Console draws it. Texts are never read as its markup.</summary>
    public Table ToSpectre()
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var heading in _headings)
        {
            var isNumber = heading.StartsWith('>');
            var column = new TableColumn(new Text(Texts.Visible(isNumber ? heading[1..] : heading)));
            table.AddColumn(isNumber ? column.RightAligned() : column);
        }

        foreach (var row in _rows)
        {
            table.AddRow(row.Select(cell => new Text(Texts.Visible(cell))));
        }

        return table;
    }
}
