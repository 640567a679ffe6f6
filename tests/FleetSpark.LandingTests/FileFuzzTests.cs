using System.Text;

namespace FleetSpark.LandingTests;

/// <summary>Random mutations of files of each format: each is landed, all of it, or answered by a code.</summary>
public sealed class FileFuzzTests(ITestOutputHelper output)
{
    private const string A = """{"device_number":"d-1","latitude":-23.55,"longitude":-46.63,"recorded_at":"2026-03-29T12:00:00Z","x":{"y":[null,true,"\u00e7"]}}""";
    private const string B = """{"device_number":"d-2","latitude":"-23.5","longitude":"-46.6","recorded_at":"2026-03-29T12:00:01Z"}""";
    private const string Place = """{"type":"Feature","geometry":{"type":"Point","coordinates":[-46.6,-23.5]},"properties":{"name":"Praça","radius_m":100}}""";
    private const string Rows = "device;lat;lon;at;note\nd-1;-23,5;-46,6;29/03/2026 12:00:00;\"a;\"\"b\"\"\"\nd-2;-23,6;-46,7;29/03/2026 12:00:01;São\nd-3;-23,7;-46,8;29/03/2026 12:00:02;\n";
    private const string Map = "device_number=device,latitude=lat:decimal_comma,longitude=lon:decimal_comma,recorded_at='2026-03-29T12:00:00Z'";

    [Theory]
    [InlineData($"{A}\n{B}\n")]
    [InlineData($"[{A},\n{B}]")]
    [InlineData("{\n \"device_number\":\"d-1\"}\n" + B)]
    public async Task File_ThatIsMutated_IsAllThereAgain(string text)
    {
        var mutations = new Mutations(Mutations.OfJson);
        await new MutationRun(output).AssertAnsweredAsync(
            few: 200,
            random => mutations.Of(Encoding.UTF8.GetBytes(text), random),
            async file =>
            {
                using var lake = new RawLake(new MemoryStore());
                await LandAsync(lake, "gps", "a.json", file);
                Assert.True(await Accounts.IsAllThereAsync(file, lake), "something of the file was lost");
            });
    }

    [Theory]
    [InlineData($$"""{"type":"FeatureCollection","name":"x","features":[{{Place}},{{Place}}],"bbox":[1,2,3,4]}""")]
    [InlineData($$"""{"features":[{{Place}}],"crs":{"type":"name","properties":{"name":"urn"} },"type":"FeatureCollection"}""")]
    public async Task Places_ThatAreMutated_HaveARecordOrARefusalAFeature(string text)
    {
        var mutations = new Mutations([.. Mutations.OfJson, "\"features\":", "\"Feature\""]);
        await new MutationRun(output).AssertAnsweredAsync(
            few: 200,
            random => mutations.Of(Encoding.UTF8.GetBytes(text), random),
            async file =>
            {
                using var lake = new RawLake(new MemoryStore());
                var pieces = await LandAsync(lake, "places", "a.geojson", file);
                Assert.Equal(Accounts.ElementsOf(file, "features") ?? pieces, pieces);
            });
    }

    [Fact]
    public async Task Rows_ThatAreMutated_AreEachARecordOrARefusal()
    {
        var mutations = new Mutations(";", "\t", ",", "\"\"", ";\"", "\";", "\r\n");
        var answered = await new MutationRun(output).AssertAnsweredAsync(
            few: 300,
            random => mutations.Of(Encoding.UTF8.GetBytes(Rows), random),
            async file =>
            {
                using var lake = new RawLake(new MemoryStore());
                var pieces = await LandAsync(lake, "gps", "a.csv", file, Map);
                // Where nothing is quoted a row is a line.
                Assert.Equal(file.AsSpan().ContainsAny((byte)'"', (byte)'\r') ? pieces : Accounts.LinesOf(file) - 1, pieces);
            });
        Assert.NotEqual(0, answered);
    }

    [Fact]
    public async Task Gzip_ThatIsMutated_IsLandedAsItWasOrAnsweredByACode()
    {
        var packed = RawLake.Gzip($"{A}\n{B}\n");
        var mutations = new Mutations("\u001f");
        var answered = await new MutationRun(output).AssertAnsweredAsync(
            few: 300,
            random => mutations.Of(packed, random, mayStay: true),
            async file =>
            {
                using var lake = new RawLake(new MemoryStore());
                await LandAsync(lake, "gps", "a.ndjson.gz", file);
                Assert.True(await Accounts.IsAllThereAsync(Encoding.UTF8.GetBytes($"{A}\n{B}\n"), lake) || await Accounts.IsAllThereAsync(file, lake), "something of the file was lost");
            });
        Assert.NotEqual(0, answered);
    }

    // Records and refusals.
    private static async Task<int> LandAsync(RawLake lake, string source, string name, byte[] file, string? map = null)
    {
        var report = await lake.LandOneAsync(Sources.Of(source), lake.Write(name, file), map);
        return report.Error is { } error ? throw error : (int)(report.Records + report.Refused);
    }
}
