using System.Text;
using FleetSpark.Landing;

namespace FleetSpark.LandingTests;

/// <summary>Every format, plain and packed: what lands is what stands in the file.</summary>
public sealed class FormatTests
{
    private const string A = """{"device_number":"A","latitude":1}""";
    private const string B = """{"device_number":"B","latitude":2}""";

    [Theory]
    [InlineData("lines.ndjson", $"{A}\n{B}\n")]
    [InlineData("crlf.ndjson", $"{A}\r\n{B}\r\n")]
    [InlineData("no-end.ndjson", $"{A}\n{B}")]
    [InlineData("blank-lines.ndjson", $"\n\n  {A}  \n \t \r\n{B}\n\n\n")]
    [InlineData("mark.ndjson", $"\uFEFF{A}\n{B}\n")]
    [InlineData("array.json", $"[{A},{B}]")]
    [InlineData("array-mark.json", $"\uFEFF \n[ {A} ,\n {B}\n]\n")]
    [InlineData("no-ending", $"{A}\n{B}\n")]
    [InlineData("array-named.csv", $"[{A},{B}]")]
    public async Task Lander_AFormatPlainOrPacked_LandsItsRecords(string name, string text)
    {
        foreach (var isPacked in new[] { false, true })
        {
            using var lake = new RawLake();
            var file = isPacked ? lake.Write(name + ".gz", RawLake.Gzip(text)) : lake.Write(name, text);

            var report = await lake.LandOneAsync(Sources.Gps, file);

            Assert.Null(report.Error);
            Assert.Equal(FileOutcome.Landed, report.Outcome);
            Assert.Equal((2L, 0L, 1, (long)Encoding.UTF8.GetByteCount(text)), (report.Records, report.Refused, report.Objects, report.Bytes));
            Assert.Equal([A, B], await lake.RecordsAsync());
        }
    }

    [Fact]
    public async Task Lander_PlainTextNamedGz_IsReadAsPlainText()
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(Sources.Gps, lake.Write("plain.ndjson.gz", $"{A}\n"));
        Assert.Equal(1, report.Records);
    }

    [Fact]
    public async Task Lander_GzipOfSeveralMembersWithoutItsEnding_IsReadWhole()
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(Sources.Gps, lake.Write("members.ndjson", [.. RawLake.Gzip($"{A}\n"), .. RawLake.Gzip($"{B}\n")]));
        Assert.Equal(2, report.Records);
    }

    [Theory]
    [InlineData("lines.ndjson", $"\uFEFF{A}\r\n{B}\n")]
    [InlineData("array.json", $"[{A},\n{B}]")]
    [InlineData("rows.csv", "\uFEFFd,x\r\nA,\"1\"\r\nB,2")]
    public async Task Lander_BytesThatComeOneByOne_AreReadWhole(string name, string text)
    {
        using var lake = new RawLake();
        var file = lake.Write(name + ".gz", [.. Encoding.UTF8.GetBytes(text).SelectMany(unit => RawLake.Gzip([unit]))]);
        var source = Sources.Gps with { Fields = [.. Sources.Gps.Fields.Take(2)] };
        var report = await lake.LandOneAsync(source, file, name.EndsWith("csv", StringComparison.Ordinal) ? "device_number=d,latitude=x" : null);
        Assert.Equal((2L, 0L), (report.Records, report.Refused));
        Assert.Equal([A, B], (await lake.RecordsAsync()).Select(record => record.Replace("\"1\"", "1", StringComparison.Ordinal).Replace("\"2\"", "2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Lander_LineBreaksBetweenTokens_BecomeSpacesAndNothingElseChanges()
    {
        using var lake = new RawLake();
        await lake.LandOneAsync(Sources.Gps, lake.Write("pretty.json", "[\n{\r\n\t\"device_number\" : \"A\\nB\",\n  \"latitude\": 1.50e0 }\n]"));
        Assert.Equal(["{  \t\"device_number\" : \"A\\nB\",   \"latitude\": 1.50e0 }"], await lake.RecordsAsync());
    }

    [Fact]
    public async Task Lander_ObjectsOverSeveralLines_AreOneRecordEach()
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(Sources.Gps, lake.Write("pretty.json", "{\n  \"device_number\": \"A\"\n}\n{\n  \"device_number\": \"B\"\n}\n"));
        Assert.Equal((2L, 0L), (report.Records, report.Refused));
    }

    [Theory]
    [InlineData("{\"device_number\":\"A\",\n{\"device_number\":\"B\"}\n{\"device_number\":\"C\"}\n")]
    [InlineData("{\"device_number\":\n{\"device_number\":\"B\"}\n{\"device_number\":\"C\"}\n")]
    [InlineData("{\"device_number\":\"A\n{\"device_number\":\"B\"}\n{\"device_number\":\"C\"}\n")]
    [InlineData("{\"device_number\":NaN}\n{\"device_number\":\"B\"}\n{\"device_number\":\"C\"}\n")]
    public async Task Lander_FirstLineCut_LosesThatLineAlone(string text)
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(Sources.Gps, lake.Write("cut.ndjson", text));
        Assert.Equal((2L, 1L), (report.Records, report.Refused));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData(" \n\n")]
    public async Task Lander_EmptyFile_IsLandedWithANoteAndNoObject(string text)
    {
        using var lake = new RawLake();
        var file = lake.Write("empty.ndjson", text);
        var report = await lake.LandOneAsync(Sources.Gps, file);
        Assert.Equal((FileOutcome.Landed, 0L, 0), (report.Outcome, report.Records, report.Objects));
        Assert.NotNull(report.Note);
        Assert.Empty(await lake.KeysAsync());
        Assert.Equal(FileOutcome.AlreadyLanded, (await lake.LandOneAsync(Sources.Gps, file)).Outcome);
    }
}
