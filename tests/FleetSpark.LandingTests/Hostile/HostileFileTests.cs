namespace FleetSpark.LandingTests.Hostile;

/// <summary>
/// Files with a text of 1 GiB, packed ones that unpack to ten, and workbooks that do, landed by the program itself: each comes to an end by a code, in memory that does not grow
/// with it. Where less is tried the text has 64 MiB.
/// </summary>
[Collection(nameof(RunsAlone))]
public sealed class HostileFileTests(ITestOutputHelper output) : IDisposable
{
    // A program that did nothing yet has some 75; files go by in pieces of 128 KiB.
    private const int FewMegabytes = 200;

    private const string Fix = "{\"device_number\":\"d-1\"}";
    private const string Place = "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"name\":\"A\"}}";
    private const string Map = "device_number=d,latitude=a,longitude=b,recorded_at=t";
    private const string Spreadsheet = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table><Row><Cell><Data>";
    private const string SheetStart = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
    private const string SheetEnd = "</sheetData></worksheet>";
    private const string SharedStart = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gps", "a.ndjson", "{\"device_number\":\"", "\"}\n" + Fix + "\n", "record_too_long")]
    [InlineData("gps", "a.json", "[{\"device_number\":\"", "\"}," + Fix + "]", "record_too_long")]
    [InlineData("gps", "a.ndjson.gz", "{\"device_number\":\"", "\"}\n" + Fix + "\n", "record_too_long")]
    [InlineData("bank", "a.json", "{\"accountId\":\"x\",\"data\":[{\"transactionId\":\"", "\"},{\"transactionId\":\"1\"}]}", "record_too_long")]
    [InlineData("places", "a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"", "\"}}," + Place + "]}", "record_too_long")]
    [InlineData("gps", "a.csv", "d,a,b,t\nd-1,1,2,2026-03-29T12:00:00Z\nd-2,1,2,", "\n", "csv_broken")]
    public async Task Land_FileWithALongText_RefusesThatRecordAlone(string source, string name, string before, string after, string reason)
    {
        HostileFiles.Write(_folder.PathOf(name), before, "x", BytesOf(name), after);
        string[] map = name == "a.csv" ? ["--map", Map] : [];
        var said = await HostileProcess.LandAsync(output, _folder, exitCode: 0, FewMegabytes, [source, "--from", name, "--json", .. map]);
        Assert.Contains($"\"failed\":0,\"records\":1,\"refused\":1,\"refused_by_reason\":{{\"{reason}\":1}}", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FS2208", "bank", "a.json", "{\"data\":[],\"accountId\":\"", "\"}")]
    [InlineData("FS2011", "gps", "a.csv", "device_number,", "\nd-1,1\n")]
    [InlineData("FS2120", "tags", "a.xml", Spreadsheet, "</Data></Cell></Row></Table></Worksheet></Workbook>")]
    [InlineData("FS2120", "tags", "a.xml.gz", Spreadsheet, "</Data></Cell></Row></Table></Worksheet></Workbook>")]
    public async Task Land_FileThatIsALongText_FailsByItsCode(string code, string source, string name, string before, string after)
    {
        HostileFiles.Write(_folder.PathOf(name), before, "x", BytesOf(name), after);
        string[] map = name == "a.csv" ? ["--map", Map] : [];
        var said = await HostileProcess.LandAsync(output, _folder, exitCode: 1, FewMegabytes, [source, "--from", name, .. map]);
        Assert.Contains($"{code} ", said, StringComparison.Ordinal);
    }

    // One text; texts that the sheets share, which are held as far as they may go; formats; blank rows.
    [Theory]
    [InlineData("xl/worksheets/sheet1.xml", SheetStart + "<row><c t=\"inlineStr\"><is><t>", "x", "</t></is></c></row>" + SheetEnd)]
    [InlineData("xl/sharedStrings.xml", SharedStart, "<si><t>ab</t></si>", "</sst>")]
    [InlineData("xl/sharedStrings.xml", SharedStart, "<si/>", "</sst>")]
    [InlineData("xl/worksheets/sheet1.xml", SheetStart, "<row/>", SheetEnd)]
    [InlineData("xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs>", "<xf/>", "</cellXfs></styleSheet>")]
    public async Task Land_WorkbookThatIsABomb_FailsByItsCode(string part, string before, string unit, string after)
    {
        HostileFiles.WriteWorkbook(_folder.PathOf("a.xlsx"), part, before, unit, unit == "<row/>" ? HostileFiles.TextBytes : HostileFiles.BombBytes, after); // rows are read slowly, a gigabyte in a minute
        Assert.Contains("FS2120 ", await HostileProcess.LandAsync(output, _folder, exitCode: 1, FewMegabytes, "tags", "--from", "a.xlsx"), StringComparison.Ordinal);
    }

    // A registry is compared in memory, so it is held; a packed one as far as it may go, which is 256 MiB where nothing else is said.
    [Theory]
    [InlineData("a.ndjson", 32, 200)]
    [InlineData("a.ndjson.gz", 256, 450)]
    public async Task Land_RegistryWithALongText_FailsByItsCode(string name, int mostMebibytes, int mostMegabytes)
    {
        HostileFiles.Write(_folder.PathOf(name), "{\"plate\":\"", "x", BytesOf(name), "\"}\n");
        await File.WriteAllTextAsync(_folder.PathOf("landing.yaml"), $"fleet:\n  file: {_folder.PathOf(name)}\n  most_mebibytes: {mostMebibytes}\n", RawLake.Cancellation);
        Assert.Contains("FS2413 ", await HostileProcess.LandAsync(output, _folder, exitCode: 1, mostMegabytes, "fleet"), StringComparison.Ordinal);
    }

    private static long BytesOf(string name) => name.EndsWith(".gz", StringComparison.Ordinal) ? HostileFiles.BombBytes : HostileFiles.TextBytes;
}
