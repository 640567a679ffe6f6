using System.Text;
using System.Text.Unicode;
using CsvHelper;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Csv;

/// <summary>The first line of a CSV file.</summary>
/// <param name="Delimiter">What separates its cells: the one of <c>;</c>, tab and <c>,</c> that it has most of, outside quotes.</param>
/// <param name="Columns">The columns' names, blanks around them left out.</param>
internal sealed record CsvHeader(char Delimiter, IReadOnlyList<string> Columns)
{
    /// <summary>Reads the header at a file's beginning; null where it is too long, its quotes do not fit, or it is not UTF-8.</summary>
    public static CsvHeader? Read(ReadOnlySpan<byte> head)
    {
        // Text of 1 MiB without a line's end is no header, and a character may be cut at its end.
        var end = Blanks.TrimStart(head) is var text && text.Length > RecordLimits.Bytes ? text[..RecordLimits.Bytes].LastIndexOfAny((byte)'\n', (byte)'\r') : text.Length;
        if (end < 0)
        {
            return null;
        }

        var delimiter = DelimiterOf(text);
        var isBroken = false;
        using var rows = CsvReader.Create(text[..end].ToArray(), Options(delimiter, () => isBroken = true));
        if (!rows.Read() || isBroken || !Utf8.IsValid(rows.RawRecord))
        {
            return null;
        }

        var columns = new List<string>();
        for (var cell = 0; cell < rows.FieldCount; cell++)
        {
            columns.Add(Encoding.UTF8.GetString(rows.GetSpan(cell)).Trim());
        }

        return new CsvHeader(delimiter, columns);
    }

    /// <summary>How a file's rows are read, the header being one of them.</summary>
    /// <param name="delimiter">What separates the cells.</param>
    /// <param name="onBroken">Called, before the row is given, where its quotes do not fit.</param>
    public static CsvReaderOptions Options(char delimiter, Action onBroken) => new()
    {
        Separator = delimiter,
        HasHeader = false,
        MaxRecordSize = CsvRows.LongestRow,
        MalformedData = CsvMalformedDataHandling.Recover,
        OnMalformedRecord = _ => onBroken(),
        IncludeValuesInExceptions = false, // what a file holds stands in no message
    };

    private static char DelimiterOf(ReadOnlySpan<byte> text)
    {
        Span<int> counts = stackalloc int[128];
        var isInQuotes = false;
        foreach (var unit in text)
        {
            isInQuotes ^= unit == (byte)'"';
            if (!isInQuotes && unit is (byte)'\n' or (byte)'\r')
            {
                break;
            }

            if (!isInQuotes && unit < counts.Length)
            {
                counts[unit]++;
            }
        }

        return counts[';'] > 0 && counts[';'] >= counts[','] && counts[';'] >= counts['\t'] ? ';' : counts['\t'] > counts[','] ? '\t' : ',';
    }
}
