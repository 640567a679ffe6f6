using System.Text;
using FleetSpark.Landing;

namespace FleetSpark.LandingTests;

/// <summary>CSV becomes records of texts; rows that are none are kept.</summary>
public sealed class CsvTests
{
    private const string Map = "device_number=id,latitude=lat,longitude=lon,recorded_at=at,odometer_m=odometer reading";
    private const string Row = """{"device_number":"A","latitude":"1","longitude":"2","recorded_at":"t"}""";

    [Theory]
    [InlineData("id,lat,lon,at,odometer reading\nA,1,2,t,\n")]
    [InlineData("id;lat;lon;at;odometer reading\nA;1;2;t;\n")]
    [InlineData("id\tlat\tlon\tat\todometer reading\nA\t1\t2\tt\t\n")]
    [InlineData("\uFEFFid,lat,lon,at,odometer reading\r\n\r\nA,1,2,t,")]
    [InlineData("\"id\";\"lat\";\"lon\";\"at\";\"odometer reading\"\n\"A\";\"1\";\"2\";\"t\";\"\"\n")]
    [InlineData("id;lat;lon;at;odometer reading;a,b,c,d,e\nA;1;2;t;;\n")]
    [InlineData("other,at,lon, lat ,id,odometer reading\nx,t,2,1,A,\n")]
    public async Task Lander_Csv_BecomesRecordsOfTexts(string text)
    {
        foreach (var isPacked in new[] { false, true })
        {
            using var lake = new RawLake();
            var report = await lake.LandOneAsync(Sources.Gps, isPacked ? lake.Write("a.csv.gz", RawLake.Gzip(text)) : lake.Write("a.csv", text), Map);
            Assert.Null(report.Error);
            Assert.Equal((1L, 0L), (report.Records, report.Refused));
            Assert.Equal([Row], await lake.RecordsAsync());
        }
    }

    [Fact]
    public async Task Lander_CsvCells_AreEscapedAsJsonAsksAndNothingElseChanges()
    {
        using var lake = new RawLake();
        await lake.LandOneAsync(Sources.Gps, lake.Write("a.csv", "id,lat,lon,at,odometer reading\n\"a \"\"b\"\" \\ c\",\"x\r\ny\",é🚚,\u0001\t, 7 \n"), Map);
        Assert.Equal(["""{"device_number":"a \"b\" \\ c","latitude":"x\u000d\u000ay","longitude":"é🚚","recorded_at":"\u0001\u0009","odometer_m":" 7 "}"""], await lake.RecordsAsync());
    }

    [Fact]
    public async Task Lander_CsvRowsThatAreNone_AreKeptAsTheyCame()
    {
        using var lake = new RawLake();
        byte[] text =
        [
            .. "id,lat,lon,at,odometer reading\nA,1,2,t,\nshort,1\nA,1,2,t,,long\nA,st\"ray,2,t,\nA,\"1\"x,2,t,\nA,"u8, 0xE9, .. ",2,t,\nA,1,2,t,\nA,1,\0,t,\n"u8,
        ];
        var report = await lake.LandOneAsync(Sources.Gps, lake.Write("a.ndjson.csv", text), Map);

        Assert.Equal(FileOutcome.Failed, report.Outcome); // a NUL: no text
        text = text[..^"A,1,\0,t,\n".Length];
        report = await lake.LandOneAsync(Sources.Gps, lake.Write("a.csv", text), Map);
        Assert.Equal((2L, 5L), (report.Records, report.Refused));
        var refused = await lake.RefusedAsync();
        Assert.Equal(["csv_broken", "csv_broken", "csv_broken", "csv_broken", "utf8_invalid"], refused.Select(one => one.Reason));
        Assert.Equal(["short,1", "A,1,2,t,,long", "A,st\"ray,2,t,", "A,\"1\"x,2,t,", null], refused.Select(one => one.Text));
        Assert.Equal([.. "A,"u8, 0xE9, .. ",2,t,"u8], refused[^1].Bytes);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1_500_000)]
    public async Task Lander_CsvQuoteThatIsNeverClosed_LosesTheRestAlone(int rows)
    {
        using var lake = new RawLake();
        var rest = "A,\"1,2,t,\n" + string.Concat(Enumerable.Repeat("A,1,2,t,\n", rows));
        var report = await lake.LandOneAsync(Sources.Gps, lake.Write("a.csv", $"\uFEFFid,lat,lon,at,odometer reading\nA,1,2,t,\n{rest}"), Map);
        Assert.Equal((1L, 1L), (report.Records, report.Refused));
        var refused = Assert.Single(await lake.RefusedAsync());
        Assert.Equal("csv_broken", refused.Reason);
        Assert.StartsWith(rest[..10], refused.Text!.TrimStart('\n'), StringComparison.Ordinal);
        Assert.InRange(refused.ByteCount, rest.Length, rest.Length + 1);
    }

    [Fact]
    public async Task Lander_CsvWithoutMap_NamesTheColumnsAndTheRequiredFields()
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(Sources.Gps, lake.Write("track.txt", "EquipmentId;odometer reading\nA;1\n"));
        Assert.Equal("FS2007", report.Error?.Code);
        Assert.Contains("'EquipmentId', 'odometer reading'", report.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("device_number, latitude, longitude, recorded_at", report.Error.Message, StringComparison.Ordinal);
        Assert.Empty(await lake.KeysAsync());
    }

    [Theory]
    [InlineData("\"id,lat\nA,1\n")]
    [InlineData("caf\u00e9,lat\nA,1\n")]
    public async Task Lander_CsvHeaderThatIsNone_Fails(string text)
    {
        using var lake = new RawLake();
        Assert.Equal("FS2011", (await lake.LandOneAsync(Sources.Gps, lake.Write("a.csv", Encoding.Latin1.GetBytes(text)), Map)).Error?.Code);
    }

    [Fact]
    public async Task Lander_CsvFieldsBelowOtherMembers_AreBuiltNested()
    {
        using var lake = new RawLake();
        await lake.LandOneAsync(
            Sources.Places,
            lake.Write("a.csv", "name;x;kind;what\nDepot;[-46.6,-23.5];;Point\n"),
            "name=name,coordinates=x,kind=kind,geometry_type=what");
        Assert.Equal(["""{"geometry":{"type":"Point","coordinates":"[-46.6,-23.5]"},"properties":{"name":"Depot"}}"""], await lake.RecordsAsync());
    }

    [Fact]
    public async Task Lander_RealTrack_LandsEveryFix()
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(
            Sources.Gps,
            Path.Combine(AppContext.BaseDirectory, "data", "vehicle-track.csv.gz"),
            "device_number=EquipmentId,latitude=latitude,longitude=longitude,speed_kmh=speed,odometer_m=\"odometer reading\",recorded_at=eventGeneratedTime:epoch_ms");
        Assert.Equal((10_917L, 0L, 1), (report.Records, report.Refused, report.Objects));
        Assert.Equal(
            """{"device_number":"EQPT-4","latitude":"12.9294916","longitude":"74.9173533","recorded_at":"2024-05-20T18:30:15Z","speed_kmh":"0","odometer_m":"750424"}""",
            (await lake.RecordsAsync())[0]);
    }
}
