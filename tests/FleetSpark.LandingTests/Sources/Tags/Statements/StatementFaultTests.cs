using System.Text;
using FleetSpark.Core;
using FleetSpark.Landing;
using FleetSpark.Landing.Files;
using FleetSpark.Landing.Sources.Tags.Statements;

namespace FleetSpark.LandingTests.Statements;

/// <summary>A statement that is damaged, hostile, too large, or another one than is known fails by its code, and nothing of it is landed.</summary>
public sealed class StatementFaultTests
{
    private const string Toll = "PASSAGENS PEDÁGIO";
    private const string Type = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    private static readonly byte[] Good = StatementFiles.Xlsx((Toll, [StatementFiles.Header]));
    private static readonly byte[] Unpacked = StatementFiles.Package([(Toll, string.Empty)], isPacked: false);
    private static readonly string GoodXml = StatementFiles.SpreadsheetXml((Toll, [StatementFiles.Header]));

    public static TheoryData<string, string, byte[]> Files => new()
    {
        { "FS2116", "plate ('PLACA'), time of occurred_at ('HORA')", StatementFiles.Xlsx((Toll, [["DATA", "PRAÇA", "VALOR"], ["29/03/2026", "Norte", "13,60"]])) },
        { "FS2116", "time of occurred_at ('HORA')", Xml(StatementFiles.SpreadsheetXml((Toll, [["DATA", "PRAÇA", "VALOR", "PLACA"]]))) },
        { "FS2117", "no workbook", Zip("a.txt", "x") },
        { "FS2117", "no sheet lists passages", StatementFiles.Xlsx(("Plan1", [["a", 1.0]])) },
        { "FS2117", "no sheet lists passages", Xml(StatementFiles.SpreadsheetXml(("Resumo", [["a", 1.0]]))) },
        { "FS2117", "names of columns", StatementFiles.Xlsx((Toll, [["ABC1D23", "29/03/2026"]])) },
        { "FS2118", "ends too early", Good[..^30] },
        { "FS2118", "checksum", Flipped(Unpacked) },
        { "FS2118", "ends too early", StatementFiles.Package([(Toll, "<row><c>")]) },
        { "FS2118", "ends too early", StatementFiles.Package([(Toll, "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>")]) },
        { "FS2118", "from 1904", StatementFiles.Package([(Toll, string.Empty)], workbookProperties: "<workbookPr date1904=\"1\"/>") },
        { "FS2118", "ends too early", Xml(GoodXml[..^30]) },
        { "FS2118", "ends too early", Xml(GoodXml.Replace("PLACA", "&a;", StringComparison.Ordinal)) },
        { "FS2118", "a cell twice", Xml(GoodXml.Replace("ss:Index=\"2\"", "ss:Index=\"1\"", StringComparison.Ordinal)) },
        { "FS2119", "a document type", StatementFiles.Package([(Toll, string.Empty)], prolog: Type) },
        { "FS2119", "a document type", StatementFiles.Package([(Toll, string.Empty)], shared: Type + "<sst/>") },
        { "FS2119", "a document type", Xml(GoodXml.Replace("<Workbook", Type + "<Workbook", StringComparison.Ordinal)) },
        { "FS2119", "more than 32 levels", Xml(GoodXml.Replace("PLACA", Levels, StringComparison.Ordinal)) },
        { "FS2119", "more than 32 levels", Xml(GoodXml.Replace("<Worksheet", Levels + "<Worksheet", StringComparison.Ordinal)) },
        { "FS2122", "two columns for axles, 5 and 11", StatementFiles.Xlsx((Toll, [[.. StatementFiles.Header, "CATEGORIA"]])) },
        { "FS2122", "two columns for amount, 10 and 11", Xml(StatementFiles.SpreadsheetXml((Toll, [[.. StatementFiles.Header, "Valor"]]))) },
        { "FS2122", "two columns for plate, 7 and 11", Xml(StatementFiles.Repom().Replace("(R$)", "(R$);placa", StringComparison.Ordinal)) },
        { "FS2120", "1048576 bytes", StatementFiles.Package([(Toll, $"<row><c t=\"inlineStr\"><is><t>{new string('x', 1 << 20)}</t></is></c></row>")]) },
        { "FS2120", "1048576 bytes", StatementFiles.Package([(Toll, $"<row a=\"{new string('x', 1 << 20)}\"/>")]) },
        { "FS2120", "1048576 bytes", StatementFiles.Package([(Toll, $"<![CDATA[{new string('<', 1 << 20)}]]>")]) },
        { "FS2120", "1048576 bytes", Xml(GoodXml.Replace("PLACA", new string('x', 1 << 20), StringComparison.Ordinal)) },
        { "FS2120", "65 columns, 64 at most", StatementFiles.Package([(Toll, "<row r=\"1\"><c r=\"BM1\"><v>1</v></c></row>")]) },
        { "FS2120", "65 columns, 64 at most", Xml(GoodXml.Replace("ss:Index=\"10\"", "ss:Index=\"65\"", StringComparison.Ordinal)) },
        { "FS2120", "blank rows", StatementFiles.Package([(Toll, "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>")]) },
        { "FS2120", "65 sheets, 64 at most", StatementFiles.Package([.. Enumerable.Range(1, 65).Select(number => ($"s{number}", string.Empty))]) },
    };

    private static string Levels => $"{string.Concat(Enumerable.Repeat("<x>", 40))}{string.Concat(Enumerable.Repeat("</x>", 40))}";

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Statement_ThatIsNone_FailsByItsCode(string code, string what, byte[] file)
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(Sources.Of("tags"), lake.Write("a.bin", file));
        Assert.Equal((code, FileOutcome.Failed), (report.Error?.Code, report.Outcome));
        Assert.Contains(what, report.Error!.Message, StringComparison.Ordinal);
        Assert.Empty(await lake.KeysAsync());
    }

    public static TheoryData<string, object> Limits => new()
    {
        { "more than 1000 bytes, uncompressed", new StatementLimits { FileBytes = 1_000 } },
        { "unpacks to more than", new StatementLimits { UnpackedBytes = 1_000 } },
        { "100 for what is shared", new StatementLimits { SharedBytes = 100 } },
        { "5 parts, 4 at most", new StatementLimits { Parts = 4 } },
        { "more than 99 rows", new StatementLimits { Rows = 99 } },
        { "10 columns, 9 at most", new StatementLimits { Columns = 9 } },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Statement_BeyondALimit_NamesIt(string what, object limits)
    {
        object?[][] rows = [StatementFiles.Header, .. Enumerable.Repeat<object?[]>(["ABC1D23", "1", "2", "3", "4", "29/03/2026", "12:00:01", "a", "b", "13,60"], 100)];
        var failure = await Assert.ThrowsAsync<FleetException>(() => ReadAsync(StatementFiles.Xlsx((Toll, rows)), (StatementLimits)limits));
        Assert.Equal("FS2120", failure.Code);
        Assert.Contains(what, failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Reads a statement as landing does, into a store in memory; the records and what was refused.</summary>
    internal static async Task<(long Records, long Refused)> ReadAsync(byte[] file, StatementLimits limits)
    {
        var form = StatementForm.Of(file) ?? throw LandingErrors.NotText("a", "It is no statement.");
        using var reader = new StatementFileReader(Sources.Of("tags"), new MemoryStore(), "a") { Limits = limits };
        await using var content = new ContentStream(new MemoryStream(file), "a");
        await reader.ReadAsync(content, markLength: 0, form, "a", RawLake.Cancellation);
        return (reader.Writer.Records, reader.Writer.Refused);
    }

    private static byte[] Xml(string text) => Encoding.UTF8.GetBytes(text);

    // One letter of a text that is not packed.
    private static byte[] Flipped(byte[] file)
    {
        byte[] flipped = [.. file];
        flipped[flipped.AsSpan().IndexOf("sheetData"u8)] ^= 1;
        return flipped;
    }

    private static byte[] Zip(string name, string text)
    {
        using var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        using (var part = zip.CreateEntry(name).Open())
        {
            part.Write(Encoding.UTF8.GetBytes(text));
        }

        return file.ToArray();
    }
}
