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
        using var xml = new UntrustedXml(file);
        var (sheet, number) = (string.Empty, 0);
        var cells = new List<object?>();
        while (xml.Read())
        {
            switch (xml.Here)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "Worksheet", Depth: 1, NamespaceURI: Namespace }:
                    (sheet, number) = (xml.Here.GetAttribute("Name", Namespace) ?? string.Empty, 0);
                    yield return new SheetRow(sheet, 0, []);
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "Row", Depth: 3, NamespaceURI: Namespace }:
                    cells.Clear();
                    number = IndexOf(xml.Here) ?? number + 1;
                    if (xml.Here.IsEmptyElement)
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

    private static void AddCell(UntrustedXml xml, List<object?> cells, string path, StatementLimits limits)
    {
        var column = IndexOf(xml.Here) ?? cells.Count + 1;
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

        cells[^1] = ReadData(xml, path, limits);
    }

    // Ends at the cell's end. Of all that may stand in a cell, its own Data counts alone: a comment has a Data too, further in.
    private static object? ReadData(UntrustedXml xml, string path, StatementLimits limits)
    {
        string? type = null;
        var text = new StringBuilder();
        foreach (var node in xml.ReadWithin())
        {
            if (node.Depth == CellLevel + 1 && node.NodeType == XmlNodeType.Element)
            {
                var isData = node is { LocalName: "Data", NamespaceURI: Namespace };
                type = isData ? node.GetAttribute("Type", Namespace) ?? "String" : type;
                if (!isData)
                {
                    _ = xml.ReadWithin().Count();
                }
            }
            else if (node.Depth > CellLevel + 1 && node.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                AddText(node, text, path, limits);
            }
        }

        return type is null ? null : ValueOf(type, text.ToString());
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
