using FleetSpark.Tables;

namespace FleetSpark.EngineTests.Stories;

/// <summary>Compares rows as texts, without an order.</summary>
internal static class RowDifference
{
    /// <summary>What differs, a line a row; null where nothing does.</summary>
    public static string? Between(
        IReadOnlyList<ColumnDefinition> columns, IReadOnlyList<IReadOnlyDictionary<string, string>> expected, IReadOnlyList<string[]> found, bool isWhole)
    {
        var missing = expected
            .Select(row => Line(columns.Select(column => row.TryGetValue(column.Name, out var text) ? CellText.OfWritten(text, column.Type) : CellText.Null)))
            .Order(StringComparer.Ordinal).ToList();
        var surplus = found.Select(Line).Order(StringComparer.Ordinal).ToList();
        foreach (var line in missing.Where(surplus.Remove).ToList())
        {
            missing.Remove(line);
        }

        var lines = missing.Select(line => "- " + line).Concat(surplus.Where(_ => isWhole).Select(line => "+ " + line)).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines.Prepend("  " + Line(columns.Select(column => column.Name))));
    }

    private static string Line(IEnumerable<string> cells) => string.Join(" | ", cells);
}
