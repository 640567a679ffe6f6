using System.Globalization;
using System.Text;
using System.Xml;

namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>
/// The rows of a SpreadsheetML 2003 file, sheet after sheet, each led by one of number 0 that has no cells:
/// <c>Workbook/Worksheet[@ss:Name]/Table/Row[@ss:Index]/Cell[@ss:Index]/Data[@ss:Type]</c>.
/// </summary>
internal static class SpreadsheetXmlRows
{
    /// <summary>The namespace of all of it.</summary>
    public const string Namespace = "urn:schemas-microsoft-com:office:spreadsheet";

    private const int CellLevel = 4;

    /// <summary>Reads the rows.</summary>
    /// <param name="file">The file, whose pieces <see cref="XmlPieceGuard"/> has measured.</param>
    /// <param name="path">Its name in errors.</param>
    /// <param name="limits">The most that is read.</param>
    public static IEnumerable<SheetRow> Read(Stream file, string path, StatementLimits limits)
    {
        using var xml = XmlReader.Create(file, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersFromEntities = 1,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        var (sheet, number) = (string.Empty, 0);
        var cells = new List<object?>();
        while (xml.Read())
        {
            if (xml.Depth >= limits.Levels)
            {
                throw StatementErrors.Hostile(path, $"more than {limits.Levels} levels");
            }

            switch (xml)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "Worksheet", Depth: 1, NamespaceURI: Namespace }:
                    (sheet, number) = (xml.GetAttribute("Name", Namespace) ?? string.Empty, 0);
                    yield return new SheetRow(sheet, 0, []);
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "Row", Depth: 3, NamespaceURI: Namespace }:
                    cells.Clear();
                    number = IndexOf(xml) ?? number + 1;
                    if (xml.IsEmptyElement)
                    {
                        yield return new SheetRow(sheet, number, []);
                    }

                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "Cell", Depth: CellLevel, NamespaceURI: Namespace }:
                    AddCell(xml, cells, path, limits);
                    break;
                case { NodeType: XmlNodeType.EndElement, LocalName: "Row", Depth: 3, NamespaceURI: Namespace }:
                    yield return new SheetRow(sheet, number, [.. cells]);
                    break;
            }
        }
    }

    private static int? IndexOf(XmlReader xml) =>
        int.TryParse(xml.GetAttribute("Index", Namespace), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index > 0 ? index : null;

    private static void AddCell(XmlReader xml, List<object?> cells, string path, StatementLimits limits)
    {
        var column = IndexOf(xml) ?? cells.Count + 1;
        if (column > limits.Columns)
        {
            throw StatementErrors.TooLarge(path, $"{column} columns, {limits.Columns} at most");
        }

        if (column <= cells.Count)
        {
            throw StatementErrors.Broken(path, "a row has a cell twice");
        }

        while (cells.Count < column)
        {
            cells.Add(null);
        }

        if (!xml.IsEmptyElement)
        {
            cells[^1] = ReadData(xml, path, limits);
        }
    }

    // Ends at the cell's end. Of all that may stand in a cell, its own Data counts alone: a comment has a Data too, further in.
    private static object? ReadData(XmlReader xml, string path, StatementLimits limits)
    {
        string? type = null;
        var text = new StringBuilder();
        while (xml.Read() && xml.Depth > CellLevel)
        {
            if (xml.Depth >= limits.Levels)
            {
                throw StatementErrors.Hostile(path, $"more than {limits.Levels} levels");
            }

            if (xml.Depth == CellLevel + 1 && xml.NodeType == XmlNodeType.Element)
            {
                var isData = xml is { LocalName: "Data", NamespaceURI: Namespace };
                type = isData ? xml.GetAttribute("Type", Namespace) ?? "String" : type;
                if (!isData && !xml.IsEmptyElement)
                {
                    Skip(xml, path, limits);
                }
            }
            else if (xml.Depth > CellLevel + 1 && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                AddText(xml, text, path, limits);
            }
        }

        return type is null ? null : ValueOf(type, text.ToString());
    }

    private static void Skip(XmlReader xml, string path, StatementLimits limits)
    {
        var level = xml.Depth;
        while (xml.Read() && xml.Depth > level)
        {
            if (xml.Depth >= limits.Levels)
            {
                throw StatementErrors.Hostile(path, $"more than {limits.Levels} levels");
            }
        }
    }

    private static void AddText(XmlReader xml, StringBuilder text, string path, StatementLimits limits)
    {
        text.Append(xml.Value);
        if (text.Length > limits.PieceBytes)
        {
            throw StatementErrors.TooLarge(path, $"a cell of more than {limits.PieceBytes} characters");
        }
    }

    private static object ValueOf(string type, string text) => type switch
    {
        "Number" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        "DateTime" when DateTime.TryParseExact(text.Trim(), "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) => at,
        _ => text,
    };
}
