using FleetSpark.Jobs;
using FleetSpark.Jobs.Planning;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Jobs;

/// <summary>What is known to be current is not looked for again: a run and a plan with nothing to do need no engine.</summary>
public sealed class NothingToDoTests : IDisposable
{
    private static readonly DateTimeOffset SentAt = new(2026, 3, 12, 0, 0, 0, TimeSpan.Zero);

    private readonly TestLake _lake = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task Run_AfterAChangedRegistryThatConcernsOneDay_OpensNoEngine()
    {
        await _lake.PutAsync("fleet", SentAt, Truck("AAA1A11", "d-1", "2026-03-01T00:00:00Z"));
        await _lake.PutAsync("gps", SentAt, Fix("d-1", "2026-03-09T12:00:00Z"), Fix("d-1", "2026-03-10T12:00:00Z"));
        await _lake.RunAsync();
        await _lake.PutAsync("fleet", SentAt.AddHours(1), Truck("AAA1A11", "d-2", "2026-03-10T06:00:00Z"));
        var made = await _lake.RunAsync();
        Assert.Contains(made.Tables, table => table.Table == "truck_days");
        await AssertNeedsNoEngineAsync();
    }

    [Fact]
    public async Task Run_AfterARunOfTheRegistryAlone_ProvesTheDaysOnce()
    {
        await _lake.PutAsync("fleet", SentAt, Truck("AAA1A11", "d-1", "2026-03-01T00:00:00Z"));
        await _lake.PutAsync("gps", SentAt, Fix("d-1", "2026-03-09T12:00:00Z"));
        await _lake.RunAsync();
        await _lake.PutAsync("fleet", SentAt.AddHours(1), Truck("BBB2B22", "d-2", "2026-03-11T00:00:00Z"));
        await _lake.RunAsync(new Selection { Tables = ["trucks", "drivers"] });
        await _lake.RunAsync();
        await AssertNeedsNoEngineAsync();
    }

    private async Task AssertNeedsNoEngineAsync()
    {
        var pipeline = new FleetPipeline(_lake.Lake, _lake.Catalog, _ => throw new InvalidOperationException("There is nothing to do, and so nothing to do it with."), TimeProvider.System);
        Assert.Empty((await pipeline.PlanAsync(Selection.All, Token)).Items);
        Assert.Empty((await pipeline.RunAsync(Selection.All, Token)).Tables);
    }

    private static string Truck(string plate, string device, string validFrom) =>
        $$"""{"plate":"{{plate}}","model":"m","device_number":"{{device}}","valid_from":"{{validFrom}}"}""";

    private static string Fix(string device, string at) => $$"""{"device_number":"{{device}}","latitude":-23.5,"longitude":-46.6,"recorded_at":"{{at}}"}""";
}
