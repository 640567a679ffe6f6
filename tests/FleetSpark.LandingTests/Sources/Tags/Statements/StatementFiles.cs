using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace FleetSpark.LandingTests.Statements;

/// <summary>Writes statements as operators do, and as nobody should: sheets of rows whose cells are texts, numbers, days or times of the day.</summary>
internal static class StatementFiles
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static readonly string[] Header = ["PLACA", "TAG", "PREFIXO", "MARCA", "CATEG", "DATA", "HORA", "RODOVIA", "PRAÇA", "VALOR"];

    /// <summary>A preamble, the header, and rows of Repom's CSV; <c>|</c> stands for the delimiter.</summary>
    public static string Repom(params string[] rows) => string.Concat(
        new[]
        {
            "Extrato de transações", "Cliente|Transportes", string.Empty, "Período|01/03/2026 a 31/03/2026",
            "Código da transação|Data do Processamento|Data da Transação|Hora da Transação|Tipo de Transação|Tipo De Tag|Placa|Categoria cobrada|Estabelecimento|Valor da Transação(R$)",
        }.Concat(rows).Select(row => row.Replace('|', ';') + "\r\n"));

    /// <summary>An XLSX file.</summary>
    public static byte[] Xlsx(params (string Name, object?[][] Rows)[] sheets) =>
        Package([.. sheets.Select(sheet => (sheet.Name, string.Concat(sheet.Rows.Select((row, number) => RowXml(row, number + 1)))))]);

    /// <summary>An XLSX file of sheets whose rows are XML already.</summary>
    public static byte[] Package((string Name, string RowsXml)[] sheets, string prolog = "", string workbookProperties = "", string? shared = null, bool isPacked = true)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\">{workbookProperties}<sheets>{string.Concat(sheets.Select((sheet, at) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{at + 1}\" r:id=\"r{at + 1}\"/>"))}</sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(sheets.Select((_, at) => $"<Relationship Id=\"r{at + 1}\" Target=\"worksheets/sheet{at + 1}.xml\"/>"))}</Relationships>");
            Add(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"hh:mm:ss\"/></numFmts><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
            if (shared is not null)
            {
                Add(zip, "xl/sharedStrings.xml", shared);
            }

            for (var at = 0; at < sheets.Length; at++)
            {
                Add(zip, $"xl/worksheets/sheet{at + 1}.xml", $"{prolog}<worksheet xmlns=\"{Main}\"><sheetData>{sheets[at].RowsXml}</sheetData></worksheet>", isPacked ? CompressionLevel.Fastest : CompressionLevel.NoCompression);
            }
        }

        return file.ToArray();
    }

    /// <summary>A SpreadsheetML 2003 file.</summary>
    public static string SpreadsheetXml(params (string Name, object?[][] Rows)[] sheets) =>
        $"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\n{string.Concat(sheets.Select(sheet => $"<Worksheet ss:Name=\"{sheet.Name}\"><Table>\n{string.Concat(sheet.Rows.Select(SpreadsheetRow))}</Table></Worksheet>\n"))}</Workbook>";

    /// <summary>A row of an XLSX file.</summary>
    public static string RowXml(object?[] cells, int number) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((cell, at) => CellXml(cell, $"{(char)('A' + at)}{number}")))}</row>";

    private static string CellXml(object? cell, string reference) => cell switch
    {
        null => string.Empty,
        string text => $"<c r=\"{reference}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
        DateTime day => $"<c r=\"{reference}\" s=\"1\"><v>{day.ToOADate().ToString(CultureInfo.InvariantCulture)}</v></c>",
        TimeSpan time => $"<c r=\"{reference}\" s=\"2\"><v>{time.TotalDays.ToString(CultureInfo.InvariantCulture)}</v></c>",
        _ => $"<c r=\"{reference}\"><v>{((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture)}</v></c>",
    };

    // A cell that has nothing is left out, and the next one says where it stands.
    private static string SpreadsheetRow(object?[] cells) =>
        $" <Row>\n{string.Concat(cells.Select((cell, at) => cell is null ? string.Empty : $"  <Cell ss:Index=\"{at + 1}\">{DataXml(cell)}<Comment><ss:Data xmlns=\"http://www.w3.org/TR/REC-html40\">seen</ss:Data></Comment></Cell>\n"))} </Row>\n";

    private static string DataXml(object cell) => cell switch
    {
        string text => $"<Data ss:Type=\"String\">{SecurityElement.Escape(text)}</Data>",
        DateTime day => $"<Data ss:Type=\"DateTime\">{day:yyyy-MM-dd}T00:00:00.000</Data>",
        TimeSpan time => $"<Data ss:Type=\"DateTime\">1899-12-31T{time:hh\\:mm\\:ss}.000</Data>",
        _ => $"<Data ss:Type=\"Number\">{((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture)}</Data>",
    };

    private static void Add(ZipArchive zip, string name, string text, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var part = zip.CreateEntry(name, level).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
