using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>The rows of an XLSX file, sheet after sheet, each led by one of number 0 that has no cells.</summary>
internal static class WorkbookRows
{
    // Nothing is written beside the file, no cell leads to another part, and a blank row is given, so that it can be counted.
    private static readonly OpenXmlConfiguration Plain = new()
    {
        EnableSharedStringCache = false,
        EnableConvertByteArray = false,
        FillMergedCells = false,
        IgnoreEmptyRows = false,
        TrimColumnNames = false,
    };

    /// <summary>Reads the rows.</summary>
    /// <param name="file">The file, which <see cref="WorkbookPackage"/> has looked at.</param>
    /// <param name="path">Its name in errors.</param>
    /// <param name="isSkipped">Whether a sheet of a name is passed over.</param>
    /// <param name="limits">The most that is read.</param>
    public static IEnumerable<SheetRow> Read(Stream file, string path, Func<string, bool> isSkipped, StatementLimits limits)
    {
        file.Position = 0;
        var names = MiniExcel.GetSheetNames(file, Plain);
        if (names.Count > limits.Sheets)
        {
            throw StatementErrors.TooLarge(path, $"{names.Count} sheets, {limits.Sheets} at most");
        }

        foreach (var name in names)
        {
            yield return new SheetRow(name, 0, []);
            if (isSkipped(name))
            {
                continue;
            }

            file.Position = 0;
            var number = 0;
            foreach (var row in file.Query(useHeaderRow: false, name, ExcelType.XLSX, "A1", Plain).Cast<IDictionary<string, object?>>())
            {
                yield return new SheetRow(name, ++number, CellsOf(row, path, limits));
            }
        }
    }

    // A cell is named by its column's letters; where a sheet says too little of its width, names are left out between two.
    private static object?[] CellsOf(IDictionary<string, object?> row, string path, StatementLimits limits)
    {
        var cells = new object?[Math.Min(row.Count, limits.Columns)];
        foreach (var (letters, value) in row)
        {
            var column = letters.Aggregate(0, (sum, letter) => (sum * 26) + (letter - 'A' + 1));
            if (column > limits.Columns || row.Count > limits.Columns)
            {
                throw StatementErrors.TooLarge(path, $"{Math.Max(column, row.Count)} columns, {limits.Columns} at most");
            }

            if (column > cells.Length)
            {
                Array.Resize(ref cells, column);
            }

            cells[column - 1] = value;
        }

        return cells;
    }
}
