using System.Globalization;
using FleetSpark.CloudTests.Queues;

namespace FleetSpark.CloudTests.Functions;

/// <summary>The functions in the local cloud's Lambda, the queue as their event source.</summary>
public sealed class LambdaTests(Cloud cloud)
{
    private const int Sends = 40;
    private const int RecordsOfASend = 100;
    private const int Kills = 2;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queue_WhoseFunctionIsKilled_IsLandedWholeAndItsPoisonSetAside()
    {
        // A killed function's messages come again when their visibility time is over.
        var (queue, deadLetters) = await TestQueue.CreateWithDeadLettersAsync(cloud.Local, mostReceives: 5, visibleAgainAfter: TimeSpan.FromSeconds(3));
        using var lake = await cloud.Local.CreateLakeAsync();
        var lambda = new LambdaFunctions(cloud.Local);
        var function = await lambda.CreateAsync("queue", ("FLEET_SOURCE", "gps"), ("FLEET_RAW", lake.Lake.Location.At("raw/gps").ToString()));
        await lambda.MapAsync(function, await queue.ArnAsync());

        await queue.SendAsync("poison");
        var killed = new HashSet<int>();
        for (var send = 0; send < Sends; send++)
        {
            await queue.SendAsync($"[{string.Join(',', Enumerable.Range(send * RecordsOfASend, RecordsOfASend).Select(TestQueue.Fix))}]");
            if (send % (Sends / Kills) == 0)
            {
                killed.Add(await KillAsync(function, killed));
            }
        }

        Assert.Equal(Kills, killed.Count);
        await Eventually.BeAsync(
            async () => (Left: await queue.CountAsync() + await queue.CountHiddenAsync(), Dead: await deadLetters.CountAsync()), seen => seen is { Left: 0, Dead: >= 1 }, cancellationToken: Token);
        await lake.RunAsync();
        var all = (Sends * RecordsOfASend).ToString(CultureInfo.InvariantCulture);
        Assert.Equal([[all, all]], await lake.QueryAsync("SELECT COUNT(*), COUNT(DISTINCT device_number) FROM gps_positions"));
        Assert.Equal([["poison"]], await lake.QueryAsync("SELECT record_text FROM rejected_records"));
        Assert.Equal(1, await deadLetters.CountAsync());
    }

    // A function is started when there is a message for it.
    private static async Task<int> KillAsync(string function, HashSet<int> killedBefore)
    {
        var next = await Eventually.BeAsync(() => LambdaFunctions.ProcessesOf(function).FirstOrDefault(process => !killedBefore.Contains(process)), process => process > 0, cancellationToken: Token);
        await ProcessFamily.SignalAsync("KILL", next);
        return next;
    }
}
