using FleetSpark.Landing;
using FleetSpark.Landing.Csv;

namespace FleetSpark.LandingTests;

/// <summary>How a map is read, and that all its faults are named at once.</summary>
public sealed class MapTests
{
    [Theory]
    [InlineData("a=b", "a<b")]
    [InlineData("a=b,c=d", "a<b|c<d")]
    [InlineData(" a = b , c = d e ", "a<b|c<d e")]
    [InlineData("odometer_m=odometer reading,a=b", "odometer_m<odometer reading|a<b")]
    [InlineData("odometer_m=\"odometer reading\",a=b", "odometer_m<odometer reading|a<b")]
    [InlineData("a=\"x,y:z=1\"", "a<x,y:z=1")]
    [InlineData("a=\"say \"\"hi\"\"\"", "a<say \"hi\"")]
    [InlineData("a=b:epoch_ms", "a<b<epoch_ms")]
    [InlineData("a=\"b c\":epoch_ms , d=e", "a<b c<epoch_ms|d<e")]
    [InlineData("a=b:dd/MM/yyyy HH:mm:ss,c=d", "a<b<dd/MM/yyyy HH:mm:ss|c<d")]
    [InlineData("a=b:\"dd/MM/yyyy, HH:mm\",c=d", "a<b<dd/MM/yyyy, HH:mm|c<d")]
    [InlineData("a=b=c", "a<b=c")]
    [InlineData("a='b',c=\"'d'\"", "a is b|c<'d'")]
    [InlineData("a = 'b, c:d' ,e=f", "a is b, c:d|e<f")]
    [InlineData("a='it''s'", "a is it's")]
    [InlineData("a=b'c", "a<b'c")]
    public void MapParser_Map_GivesItsEntries(string map, string expected)
    {
        var faults = new List<string>();
        var entries = new MapParser(map, faults).Parse();
        Assert.Empty(faults);
        Assert.Equal(expected, string.Join('|', entries.Select(entry => entry.IsConstant ? $"{entry.Field} is {entry.Column}" : entry.Format is null ? $"{entry.Field}<{entry.Column}" : $"{entry.Field}<{entry.Column}<{entry.Format}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a=")]
    [InlineData("=b")]
    [InlineData("a=b:")]
    [InlineData("a=b,")]
    [InlineData("a=b,,c=d")]
    [InlineData("a=\"b")]
    [InlineData("a=\"b\"x")]
    [InlineData("a='b")]
    [InlineData("a=''")]
    [InlineData("a='b':epoch_ms")]
    public void MapParser_BrokenMap_IsAFault(string map)
    {
        var faults = new List<string>();
        new MapParser(map, faults).Parse();
        Assert.Single(faults);
    }

    [Fact]
    public async Task Lander_MapWithAValue_GivesItToEveryRecord()
    {
        using var lake = new RawLake();
        var file = lake.Write("a.csv", "id;lat\nA;1\nB;2\n");
        await lake.LandOneAsync(Sources.Gps, file, "device_number=id,latitude=lat,longitude='-46.5',recorded_at='2026-03-29T12:00:00Z'");
        Assert.Equal(
            [
                "{\"device_number\":\"A\",\"latitude\":\"1\",\"longitude\":\"-46.5\",\"recorded_at\":\"2026-03-29T12:00:00Z\"}",
                "{\"device_number\":\"B\",\"latitude\":\"2\",\"longitude\":\"-46.5\",\"recorded_at\":\"2026-03-29T12:00:00Z\"}",
            ],
            await lake.RecordsAsync());
        Assert.Equal(FileOutcome.Landed, (await lake.LandOneAsync(Sources.Gps, file, "device_number=id,latitude=lat,longitude='-46.6',recorded_at='2026-03-29T12:00:00Z'")).Outcome);
    }

    [Theory]
    [InlineData("{\"dev\":\"A\"}\n")]
    [InlineData("[{\"dev\":\"A\"}]")]
    public async Task Lander_MapForAJsonFile_IsAFailure(string text)
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(Sources.Gps, lake.Write("a.json", text), "device_number=dev,latitude=a,longitude=b,recorded_at=c");
        Assert.Equal((FileOutcome.Failed, "FS2014"), (report.Outcome, report.Error?.Code));
        Assert.Empty(await lake.KeysAsync());
    }

    [Fact]
    public async Task Lander_FaultyMap_NamesAllFaultsAtOnce()
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(
            Sources.Gps,
            lake.Write("a.csv", "id;lat;lon;lon\nA;1;2;3\n"),
            "device_number=id,speed=lat,latitude=width,longitude=lon,device_number=lat,heading_deg=lat:degrees,broken");

        Assert.Equal(FileOutcome.Failed, report.Outcome);
        var message = report.Error!.Message;
        Assert.Equal("FS2008", report.Error.Code);
        Assert.All(
            ["7 fault(s)", "'broken' names no column", "'speed' is no field of gps", "'device_number' is mapped 2 times", "'recorded_at' is not mapped", "no column 'width'", "'id', 'lat', 'lon', 'lon'", "'lon' stands 2 times", "'degrees' is no format"],
            part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("epoch_ms", "1716229815000", "2024-05-20T18:30:15Z")]
    [InlineData("epoch_ms", "1716229815250", "2024-05-20T18:30:15.25Z")]
    [InlineData("epoch_ms", "-1", "1969-12-31T23:59:59.999Z")]
    [InlineData("epoch_ms", "1716229815000.5", "1716229815000.5")]
    [InlineData("epoch_ms", "99999999999999999999", "99999999999999999999")]
    [InlineData("epoch_ms", "999999999999999999", "999999999999999999")]
    [InlineData("epoch_ms", "soon", "soon")]
    [InlineData("epoch_s", "1716229815", "2024-05-20T18:30:15Z")]
    [InlineData("decimal_comma", "12,50", "12.50")]
    [InlineData("decimal_comma", "1.234.567,8", "1234567.8")]
    [InlineData("decimal_comma", "-0,5", "-0.5")]
    [InlineData("decimal_comma", " 7 ", "7")]
    [InlineData("decimal_comma", "12.5", "12.5")]
    [InlineData("decimal_comma", "1,2,3", "1,2,3")]
    [InlineData("dd/MM/yyyy HH:mm:ss", "29/03/2026 12:00:05", "2026-03-29T12:00:05-03:00")]
    [InlineData("dd/MM/yyyy HH:mm:ss", "31/02/2026 12:00:05", "31/02/2026 12:00:05")]
    [InlineData("dd/MM/yyyy HH:mm:ss", "2026-03-29", "2026-03-29")]
    [InlineData("dd/MM/yyyy", "29/03/2026", "2026-03-29T00:00:00-03:00")]
    [InlineData("yyyy-MM-dd HH:mm:ss.fff", "2026-03-29 12:00:05.120", "2026-03-29T12:00:05.12-03:00")]
    [InlineData("yyyy-MM-dd HH:mm zzz", "2026-03-29 12:00 +05:30", "2026-03-29T12:00:00+05:30")]
    [InlineData("dd/MM/yyyy HH:mm", "15/01/2019 12:00", "2019-01-15T12:00:00-02:00")] // summer time, which Brazil had until 2019
    [InlineData("dd/MM/yyyy HH:mm", "04/11/2018 00:30", "04/11/2018 00:30")] // passed over
    [InlineData("dd/MM/yyyy HH:mm", "16/02/2019 23:30", "2019-02-16T23:30:00-02:00")] // came twice
    public void ValueFormat_Value_IsConvertedOrPassedAsItIs(string format, string value, string expected)
    {
        var faults = new List<string>();
        var convert = ValueFormats.Find(format, TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo"), faults);
        Assert.Empty(faults);
        Assert.Equal(expected, convert!(value));
    }

    [Theory]
    [InlineData("epoch")]
    [InlineData("HH:mm")]
    [InlineData("yyyyMMdd '")]
    [InlineData("My d")]
    public void ValueFormat_UnknownFormat_IsAFault(string format)
    {
        var faults = new List<string>();
        Assert.Null(ValueFormats.Find(format, TimeZoneInfo.Utc, faults));
        Assert.Single(faults);
    }
}
