namespace FleetSpark.ProcessTests;

/// <summary>Kills at random moments lose nothing, double nothing, and show nobody half a state.</summary>
public sealed class KillTests(PreparedLake prepared, ITestOutputHelper output) : IClassFixture<PreparedLake>
{
    private static readonly int Kills = Cases.Of(few: 6, many: 50);
    private static readonly int Pairs = Cases.Of(few: 4, many: 20);
    private static readonly int Landings = Cases.Of(few: 2, many: 20);

    [Fact]
    public async Task Run_KilledAtRandomTimes_IsFinishedByTheNext()
    {
        var random = Seeds.NewRandom(output.WriteLine);
        for (var i = 0; i < Kills; i++)
        {
            var lake = prepared.CopyOf(prepared.Landed);
            await DisturbAsync(lake, random.NextDouble() * prepared.RunTime * 1.1, "run", "--lake", lake);
            await FleetProcess.AnswerAsync(lake, "run", "--lake", lake);
            await AssertDoneAsync(lake);
        }
    }

    [Fact]
    public async Task Land_KilledAtRandomTimes_IsFinishedByTheNext()
    {
        var random = Seeds.NewRandom(output.WriteLine);
        for (var i = 0; i < Kills; i++)
        {
            var lake = prepared.CopyOf(prepared.FirstDay);
            await DisturbAsync(lake, random.NextDouble() * prepared.LandTime * 1.1, "land", "gps", "--lake", lake, "--from", Path.Combine(prepared.SecondDelivery, "gps"));
            await PreparedLake.LandAllAsync(lake, prepared.SecondDelivery);
            await FleetProcess.AnswerAsync(lake, "run", "--lake", lake);
            await AssertDoneAsync(lake);
        }
    }

    [Fact]
    public async Task Run_TwoAtOnce_EndAsOne()
    {
        for (var i = 0; i < Pairs; i++)
        {
            var lake = prepared.CopyOf(prepared.Landed);
            var ends = await AllWatchedAsync(lake, FleetProcess.RunAsync(lake, "run", "--lake", lake), FleetProcess.RunAsync(lake, "run", "--lake", lake));
            // One of them may lose the race, and says so; it may not fail in any other way.
            Assert.All(ends, end => Assert.True(end.ExitCode == 0 || end.Error.Contains("FS4301", StringComparison.Ordinal), end.Error));
            Assert.Contains(ends, end => end.ExitCode == 0);
            await FleetProcess.AnswerAsync(lake, "run", "--lake", lake);
            await AssertDoneAsync(lake);
        }
    }

    [Fact]
    public async Task Land_OfOneDeliveryTwiceAtOnceBesideARun_EndsAsOne()
    {
        var random = Seeds.NewRandom(output.WriteLine);
        for (var i = 0; i < Landings; i++)
        {
            var lake = prepared.CopyOf(prepared.FirstDay);
            var gps = Path.Combine(prepared.SecondDelivery, "gps");
            await FleetProcess.AnswerAsync(lake, "land", "tags", "--lake", lake, "--from", Path.Combine(prepared.SecondDelivery, "tags")); // the run has work in any case
            var ends = await AllWatchedAsync(
                lake,
                FleetProcess.RunAsync(lake, "land", "gps", "--lake", lake, "--from", gps),
                FleetProcess.RunAsync(lake, "land", "gps", "--lake", lake, "--from", gps),
                RunAfterAsync(lake, random.NextDouble() * prepared.LandTime));
            Assert.All(ends, end => Assert.True(end.ExitCode == 0, end.Error));
            await PreparedLake.LandAllAsync(lake, prepared.SecondDelivery);
            await FleetProcess.AnswerAsync(lake, "run", "--lake", lake);
            await AssertDoneAsync(lake);
        }
    }

    private static async Task<FleetResult> RunAfterAsync(string lake, TimeSpan after)
    {
        await Task.Delay(after, TestContext.Current.CancellationToken); // the moment itself is what is random
        return await FleetProcess.RunAsync(lake, "run", "--lake", lake);
    }

    private static async Task<FleetResult[]> AllWatchedAsync(string lake, params Task<FleetResult>[] commands)
    {
        using var stop = new CancellationTokenSource();
        var watch = Readers.WatchAsync(lake, stop.Token);
        var ends = await Task.WhenAll(commands);
        await stop.CancelAsync();
        await watch;
        return ends;
    }

    private async Task DisturbAsync(string lake, TimeSpan after, params string[] command)
    {
        using var stop = new CancellationTokenSource();
        var watch = Readers.WatchAsync(lake, stop.Token);
        var process = FleetProcess.Start(lake, command);
        var end = FleetProcess.FinishAsync(process);
        await Task.WhenAny(end, Task.Delay(after, TestContext.Current.CancellationToken)); // the moment itself is what is random
        if (!end.IsCompleted)
        {
            process.Kill(); // SIGKILL, this process alone
        }

        var exitCode = (await end).ExitCode;
        await stop.CancelAsync();
        output.WriteLine($"{command[0]} after {after.TotalMilliseconds:0} ms: exit {exitCode}, {await watch} reads meanwhile");
    }

    private async Task AssertDoneAsync(string lake)
    {
        Assert.Equal(prepared.Expected, await PreparedLake.ContentAsync(lake));
        Directory.Delete(lake, recursive: true);
    }
}
