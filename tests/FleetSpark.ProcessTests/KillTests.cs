using System.Diagnostics;

namespace FleetSpark.ProcessTests;

/// <summary>Kills at random moments lose nothing, double nothing, and show nobody half a state.</summary>
public sealed class KillTests(PreparedLake prepared, ITestOutputHelper output) : IClassFixture<PreparedLake>
{
    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("FLEET_SLOW") == "1";
    private static readonly int Kills = IsSlow ? 50 : 6;
    private static readonly int Pairs = IsSlow ? 20 : 4;

    [Fact]
    public async Task Run_KilledAtRandomTimes_IsFinishedByTheNext()
    {
        var random = Seeded();
        for (var i = 0; i < Kills; i++)
        {
            var lake = prepared.CopyOf(prepared.Landed);
            await DisturbAsync(lake, random.NextDouble() * prepared.RunTime * 1.1, "run", "--lake", lake);
            await FleetProgram.RunAsync("run", "--lake", lake);
            await AssertDoneAsync(lake);
        }
    }

    [Fact]
    public async Task Land_KilledAtRandomTimes_IsFinishedByTheNext()
    {
        var random = Seeded();
        for (var i = 0; i < Kills; i++)
        {
            var lake = prepared.CopyOf(prepared.FirstDay);
            await DisturbAsync(lake, random.NextDouble() * prepared.LandTime * 1.1, "land", "gps", "--lake", lake, "--from", Path.Combine(prepared.SecondDelivery, "gps"));
            await PreparedLake.LandAllAsync(lake, prepared.SecondDelivery);
            await FleetProgram.RunAsync("run", "--lake", lake);
            await AssertDoneAsync(lake);
        }
    }

    [Fact]
    public async Task Run_TwoAtOnce_EndAsOne()
    {
        for (var i = 0; i < Pairs; i++)
        {
            var lake = prepared.CopyOf(prepared.Landed);
            using var stop = new CancellationTokenSource();
            var watch = Curated.WatchAsync(lake, stop.Token);
            var ends = await Task.WhenAll(FleetProgram.FinishAsync(FleetProgram.Start("run", "--lake", lake)), FleetProgram.FinishAsync(FleetProgram.Start("run", "--lake", lake)));
            await stop.CancelAsync();
            await watch;
            // One of them may lose the race, and says so; it may not fail in any other way.
            Assert.All(ends, end => Assert.True(end.ExitCode == 0 || end.Error.Contains("FS4301", StringComparison.Ordinal), end.Error));
            Assert.Contains(ends, end => end.ExitCode == 0);
            await FleetProgram.RunAsync("run", "--lake", lake);
            await AssertDoneAsync(lake);
        }
    }

    private async Task DisturbAsync(string lake, TimeSpan after, params string[] command)
    {
        using var stop = new CancellationTokenSource();
        var watch = Curated.WatchAsync(lake, stop.Token);
        var process = FleetProgram.Start(command);
        var end = FleetProgram.FinishAsync(process);
        await Task.WhenAny(end, Task.Delay(after, TestContext.Current.CancellationToken)); // the moment itself is what is random
        if (!end.IsCompleted)
        {
            process.Kill(); // SIGKILL, this process alone
        }

        var (exitCode, _, _) = await end;
        await stop.CancelAsync();
        output.WriteLine($"{command[0]} after {after.TotalMilliseconds:0} ms: exit {exitCode}, {await watch} reads meanwhile");
    }

    private async Task AssertDoneAsync(string lake)
    {
        Assert.Equal(prepared.Expected, await Curated.SnapshotAsync(lake));
        Directory.Delete(lake, recursive: true);
    }

    private Random Seeded()
    {
        var seed = Environment.GetEnvironmentVariable("FLEET_SEED") is { } text ? int.Parse(text) : Stopwatch.GetTimestamp().GetHashCode();
        output.WriteLine($"FLEET_SEED={seed}");
        return new Random(seed);
    }
}
