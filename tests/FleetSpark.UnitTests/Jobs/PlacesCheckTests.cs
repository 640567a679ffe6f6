using FleetSpark.Jobs.Running;
using FleetSpark.Tables;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Jobs;

public class PlacesCheckTests
{
    private const string Depot = """{"geometry":{"type":"Point","coordinates":[-46.5,-23.5]},"properties":{"name":"Depot","radius_m":100}}""";

    [Theory]
    [InlineData(Depot, 0)] // the same again, in other words
    [InlineData("""{"geometry":{"type":"Point","coordinates":[-46.50,-23.5]},"properties":{"name":"Depot","radius_m":100}}""", 0)]
    [InlineData("""{"geometry":{"type":"Point","coordinates":[-46.6,-23.5]},"properties":{"name":"Depot","radius_m":100}}""", 1)]
    [InlineData("""{"geometry":{"type":"Point","coordinates":[-46.6,-23.5]},"properties":{"name":"Depot","radius_m":100,"valid_from":"2026-03-01T00:00:00Z"}}""", 0)]
    public async Task Check_OfPlaces_CountsRecordsThatAreLeftOutThoughTheyDiffer(string second, long dropped)
    {
        using var lake = new TestLake();
        await lake.PutAsync("places", new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero), Depot, second);
        var report = await lake.RunAsync();
        Assert.Contains(new CheckResult("places", "version_was_dropped", Severity.Warn, dropped), report.Checks);
    }
}
