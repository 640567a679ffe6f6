using System.Diagnostics;
using FleetSpark.Core;
using FleetSpark.Simulator;

namespace FleetSpark.EqualityTests;

/// <summary>A simulated fleet with its planted defects, on both engines.</summary>
public sealed class SimulatedFleetTests
{
    private static readonly string[] Sources = [.. BuiltIn.SourceNames];

    [Fact]
    public async Task Tables_OfASimulatedFleet_AreEqual()
    {
        using var files = new TemporaryFolder();
        var options = new SimulationOptions { OutFolder = files.Path, Trucks = Cases.Of(few: 2, many: 3_000), Days = 1, Seed = 20260302, From = Day.Parse("2026-03-02") };
        await new FleetSimulation(options).WriteAsync(progress: null, TestContext.Current.CancellationToken);
        using var pair = new EnginePair();
        foreach (var source in Sources)
        {
            await pair.LandAsync(source, files.PathOf(source));
        }

        var clock = Stopwatch.StartNew();
        var report = await pair.RunAsync();
        var rows = await LakeComparison.RowsAsync(pair.Spark);
        TestContext.Current.TestOutputHelper!.WriteLine($"{options.Trucks} trucks: {rows} rows in {report.Tables.Sum(table => table.Partitions)} partitions are equal, Spark {report.Seconds} s, both and comparing {clock.Elapsed.TotalSeconds:F0} s");
        Assert.InRange(rows, options.Trucks * options.Days * 20, long.MaxValue);
        Assert.NotEqual(0, report.Balance.Sum(source => source.Rejected));
        Assert.NotEqual(0, report.Balance.Sum(source => source.Duplicates));
    }
}
