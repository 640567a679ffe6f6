using System.Diagnostics;
using System.Globalization;

namespace FleetSpark.CloudTests.Queues;

/// <summary>A hundred times the company's load, while whoever lands it is killed again and again.</summary>
public sealed class LoadTests(Cloud cloud)
{
    private const int RecordsASecond = 1000;
    private static readonly TimeSpan Load = TimeSpan.FromMinutes(Cases.Of(few: 1, many: 10));
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queue_UnderLoadWhoseLanderIsKilled_IsEmptyAtTheEndAndNothingIsLost()
    {
        var (queue, deadLetters) = await TestQueue.CreateWithDeadLettersAsync(cloud.Local, mostReceives: 100);
        using var folder = new TemporaryFolder();
        using var lake = await cloud.Local.CreateLakeAsync();
        await cloud.Local.PutAsync(lake.Lake.Location.At("landing.yaml"), $"gps:\n  queue_url: {queue.Url}\n  batch_seconds: 5\n  visibility_timeout_seconds: 10\n");
        string[] land = ["land", "gps", "--lake", lake.Lake.Location.ToString()];

        var sent = 0;
        var kills = 0;
        var lander = FleetProcess.Start(folder.Path, land);
        var nextKill = BetweenKills;
        var watch = Stopwatch.StartNew();
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (; watch.Elapsed < Load; await second.WaitForNextTickAsync(Token))
        {
            await queue.SendAsync($"[{string.Join(',', Enumerable.Range(sent, RecordsASecond).Select(TestQueue.Fix))}]");
            sent += RecordsASecond;
            if (watch.Elapsed >= nextKill && nextKill < Load) // the last one has time to begin before it is told to end
            {
                lander.Kill();
                await FleetProcess.FinishAsync(lander);
                lander = FleetProcess.Start(folder.Path, land);
                kills++;
                nextKill += BetweenKills;
            }
        }

        await ProcessFamily.SignalAsync("TERM", lander.Id);
        var last = await FleetProcess.FinishAsync(lander);
        Assert.True(last.ExitCode == 0, last.Error);
        await Eventually.BeAsync(
            async () =>
            {
                await FleetProcess.AnswerAsync(folder.Path, [.. land, "--until-empty"]);
                return await queue.CountAsync() + await queue.CountHiddenAsync();
            },
            left => left == 0,
            cancellationToken: Token);
        await lake.RunAsync();
        var all = sent.ToString(CultureInfo.InvariantCulture);
        Assert.Equal([[all, all]], await lake.QueryAsync("SELECT COUNT(*), COUNT(DISTINCT device_number) FROM gps_positions"));
        Assert.Equal(0, await deadLetters.CountAsync());
        TestContext.Current.TestOutputHelper?.WriteLine($"{sent} records sent in {watch.Elapsed.TotalSeconds:0} s, {kills} kills, 0 lost");
        Assert.True(kills >= 2, $"{kills} kills are none.");
    }
}
