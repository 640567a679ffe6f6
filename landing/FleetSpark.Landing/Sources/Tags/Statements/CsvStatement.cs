using System.Text;
using System.Text.Unicode;
using CsvHelper;
using FleetSpark.Landing.Csv;

namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>A statement that is CSV: whose it is, and which of its rows is the header.</summary>
/// <param name="Layout">The layout.</param>
/// <param name="HeaderRow">The header's number among the rows, blank lines not counted, from 1; what stands before it says whose statement it is, and of when.</param>
/// <param name="Header">The header's cells as they are compared.</param>
internal sealed record CsvStatement(StatementLayout Layout, int HeaderRow, IReadOnlyList<string> Header)
{
    private const char Delimiter = ';';
    private const int RowsLookedAt = 64;

    /// <summary>Looks for a header by the names of known layouts; null where there is none.</summary>
    public static CsvStatement? Find(ReadOnlySpan<byte> head)
    {
        using var rows = CsvReader.Create(head.ToArray(), CsvHeader.Options(Delimiter, () => { }));
        try
        {
            for (var number = 1; number <= RowsLookedAt && rows.Read(); number++)
            {
                string[] cells = [.. CellsOf(rows).Select(PlainName.Of)];
                var best = StatementLayout.OfCsv.MaxBy(layout => layout.NamesIn(cells))!;
                if (best.NamesIn(cells) >= StatementLayout.NamesOfAHeader)
                {
                    return new CsvStatement(best, number, cells);
                }
            }
        }
        catch (CsvFormatException)
        {
            // A quote that is not closed: no header came before it.
        }

        return null;
    }

    /// <summary>Reads the rows below the header.</summary>
    /// <param name="file">The file, at its first byte behind a byte order mark.</param>
    public IEnumerable<SheetRow> Read(Stream file)
    {
        var isBroken = false;
        var start = file.Position;
        using var rows = CsvReader.Create(file, CsvHeader.Options(Delimiter, () => isBroken = true), leaveOpen: true);
        var endOffset = 0L;
        for (var number = 1; ; number++)
        {
            isBroken = false;
            if (!TryRead(rows, out var isCut))
            {
                if (isCut)
                {
                    yield return new SheetRow(string.Empty, number, []) { Fault = RefusalReasons.CsvBroken, RestFrom = start + endOffset };
                }

                yield break;
            }

            endOffset = rows.ByteOffset + rows.RawRecord.Length;
            if (number > HeaderRow)
            {
                var isRow = !isBroken && rows.FieldCount == Header.Count;
                yield return new SheetRow(string.Empty, number, isRow ? CellsOf(rows) : [])
                {
                    Bytes = rows.RawRecord.ToArray(),
                    Fault = isRow ? null : RefusalReasons.CsvBroken,
                };
            }
        }
    }

    private static bool TryRead(CsvReader rows, out bool isCut)
    {
        isCut = false;
        try
        {
            return rows.Read();
        }
        catch (CsvFormatException)
        {
            isCut = true;
            return false;
        }
    }

    // UTF-8, but for a cell that is none: older statements are ISO-8859-1.
    private static string[] CellsOf(CsvReader rows)
    {
        var cells = new string[rows.FieldCount];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var bytes = rows.GetSpan(cell);
            cells[cell] = (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
        }

        return cells;
    }
}
