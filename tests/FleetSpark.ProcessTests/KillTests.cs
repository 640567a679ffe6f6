namespace FleetSpark.ProcessTests;

/// <summary>Kills at random moments lose nothing, double nothing, and show nobody half a state.</summary>
public sealed class KillTests(PreparedLake prepared, ITestOutputHelper output) : IClassFixture<PreparedLake>
{
    private static readonly int Kills = Cases.Of(few: 2, many: 50);
    private static readonly int KillsOnS3 = Cases.Of(few: 1, many: 20);
    private static readonly int PairsOnS3 = Cases.Of(few: 1, many: 10);
    private static readonly int Pairs = Cases.Of(few: 2, many: 20);
    private static readonly int Landings = Cases.Of(few: 1, many: 20);

    [Fact]
    public async Task Run_KilledAtRandomTimes_IsFinishedByTheNext()
    {
        var random = Seeds.NewRandom(output.WriteLine);
        for (var i = 0; i < Kills; i++)
        {
            await AssertKilledRunIsFinishedAsync(prepared.CopyOf(prepared.Landed), random.NextDouble() * prepared.RunTime * 1.1);
        }
    }

    [Fact]
    public async Task Run_OnS3KilledAtRandomTimes_IsFinishedByTheNext()
    {
        var random = Seeds.NewRandom(output.WriteLine);
        var cloud = await prepared.CloudAsync();
        for (var i = 0; i < KillsOnS3; i++)
        {
            // There a run takes some three times as long as in a folder.
            await AssertKilledRunIsFinishedAsync($"{await cloud.CopyUpAsync(prepared.Landed)}", random.NextDouble() * prepared.RunTime * 3);
        }
    }

    [Fact]
    public async Task Run_TwoAtOnceOnS3_EndAsOne()
    {
        var cloud = await prepared.CloudAsync();
        for (var i = 0; i < PairsOnS3; i++)
        {
            await AssertTwoRunsEndAsOneAsync($"{await cloud.CopyUpAsync(prepared.Landed)}");
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
            await AssertTwoRunsEndAsOneAsync(prepared.CopyOf(prepared.Landed));
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

    private async Task AssertKilledRunIsFinishedAsync(string lake, TimeSpan after)
    {
        await DisturbAsync(lake, after, "run", "--lake", lake);
        await FleetProcess.AnswerAsync(prepared.Folder, "run", "--lake", lake);
        await AssertDoneAsync(lake);
    }

    private async Task AssertTwoRunsEndAsOneAsync(string lake)
    {
        var ends = await AllWatchedAsync(lake, FleetProcess.RunAsync(prepared.Folder, "run", "--lake", lake), FleetProcess.RunAsync(prepared.Folder, "run", "--lake", lake));
        // One of them may lose the race, and says so; it may not fail in any other way.
        Assert.All(ends, end => Assert.True(end.ExitCode == 0 || end.Error.Contains("FS4301", StringComparison.Ordinal), end.Error));
        Assert.Contains(ends, end => end.ExitCode == 0);
        await FleetProcess.AnswerAsync(prepared.Folder, "run", "--lake", lake);
        await AssertDoneAsync(lake);
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
        var process = FleetProcess.Start(prepared.Folder, command);
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
        if (Directory.Exists(lake))
        {
            Directory.Delete(lake, recursive: true);
        }
    }
}
