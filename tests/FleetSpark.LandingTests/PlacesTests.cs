namespace FleetSpark.LandingTests;

/// <summary>GeoJSON in each of its framings: one record a Feature.</summary>
public sealed class PlacesTests
{
    private const string A = """{"type":"Feature","geometry":{"type":"Point","coordinates":[-46.6,-23.5]},"properties":{"name":"A","radius_m":100}}""";
    private const string B = """{"type":"Feature","geometry":null,"properties":{"name":"B","features":[1]}}""";

    [Theory]
    [InlineData($$"""{"type":"FeatureCollection","features":[{{A}},{{B}}]}""")]
    [InlineData($$"""{"features":[{{A}},{{B}}],"type":"FeatureCollection"}""")]
    [InlineData($$"""{"type":"FeatureCollection","name":"x","crs":{"type":"name","properties":{"name":"urn"} },"features":[{{A}},{{B}}],"bbox":[1,2,3,4] }""")]
    [InlineData($$"""{"\u0066eatures":[{{A}},{{B}}],"type":"FeatureCollection"}""")]
    [InlineData($"{A}\n{B}\n")]
    [InlineData($"[{A},{B}]")]
    public async Task Lander_Places_OneRecordAFeature(string text)
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(Sources.Places, lake.Write("places.geojson", text));
        Assert.Equal((2L, 0L), (report.Records, report.Refused));
        Assert.Equal([A, B], await lake.RecordsAsync());
    }

    [Fact]
    public async Task Lander_PrettyCollectionOrSingleFeature_IsRead()
    {
        using var lake = new RawLake();
        var pretty = "{\n  \"type\": \"FeatureCollection\",\n  \"features\": [\n    " + A + ",\n    " + B + "\n  ]\n}\n";
        Assert.Equal(2, (await lake.LandOneAsync(Sources.Places, lake.Write("a.geojson", pretty))).Records);
        Assert.Equal(1, (await lake.LandOneAsync(Sources.Places, lake.Write("b.geojson", A))).Records);
        Assert.Equal(1, (await lake.LandOneAsync(Sources.Places, lake.Write("c.geojson", A.Replace(",", ",\n", StringComparison.Ordinal)))).Records);
    }

    [Theory]
    [InlineData($$"""{"features\ud800":[{{A}}]}""")]
    [InlineData($$"""{"type":"FeatureCollection","\udc00features":[{{A}}]}""")]
    public async Task Lander_CollectionWithANameThatIsNoText_IsRefused(string text)
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(Sources.Places, lake.Write("a.geojson", text));
        Assert.Equal((0L, 1L), (report.Records, report.Refused));
        Assert.Equal("unicode_invalid", Assert.Single(await lake.RefusedAsync()).Reason);
    }

    [Fact]
    public async Task Lander_CollectionThatBreaks_KeepsWhatCameBefore()
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(Sources.Places, lake.Write("a.geojson", $$"""{"type":"FeatureCollection","features":[{{A}},{"type":"Feature","properties":{"name":"""));
        Assert.Equal((1L, 1L), (report.Records, report.Refused));
        Assert.Equal("json_broken", Assert.Single(await lake.RefusedAsync()).Reason);
    }
}
