using System.Globalization;
using FleetSpark.Landing.Sources.Gps;
using FleetSpark.Testing;

namespace FleetSpark.PropertyTests;

/// <summary>However a queue hands messages over, and wherever who lands them is killed, each fix is in the table once and what is none is in the quarantine once.</summary>
public class QueueTests(ITestOutputHelper output)
{
    private static readonly string[] Calls = ["ChangeVisibilityAsync", "DeleteAsync", "HasDeadLettersAsync", "PutIfAbsentAsync", "ReceiveAsync"];

    [Fact]
    public async Task Messages_RepeatedReorderedRegroupedAndCutOff_AreAllLandedAndEachOnce()
    {
        var seeds = Seeds.NewRandom(output.WriteLine);
        var kills = new SortedDictionary<string, int>(StringComparer.Ordinal);
        using var lake = new TestLake();
        var deliveries = new List<QueueDelivery>();
        var (repeated, landings, deadLetters) = (0, 0, 0);
        for (var number = 0; number < Cases.Of(few: 100, many: 1000); number++)
        {
            var random = new Random(seeds.Next());
            Func<StoreCall, Task> hook = _ => Task.CompletedTask;
            var queue = new MemoryQueue(random, call => hook(call)) { MostReceives = random.Next(2) == 0 ? null : 20 };
            deliveries.Add(QueueDelivery.Send($"d{number}", random, queue));
            while (queue.Count > 0)
            {
                // Each kind of call in its turn, so that none is left out; it may be made too seldom in one landing to be met.
                hook = KillAt(Calls[landings / 2 % Calls.Length], landings++ % 2 == 0, random.Next(2), kills);
                await LandAsync(lake, queue, random, call => hook(call));
                queue.Restart();
            }

            repeated += queue.Repeated;
            deadLetters += queue.DeadLetters;
        }

        var report = await lake.RunAsync();
        await LakeFacts.AssertBalancedAsync(lake, report);
        var fixes = deliveries.Sum(delivery => delivery.Fixes).ToString(CultureInfo.InvariantCulture);
        Assert.Equal([[fixes, fixes]], await lake.QueryAsync("SELECT COUNT(*), COUNT(DISTINCT device_number || ' ' || CAST(recorded_at AS VARCHAR)) FROM gps_positions"));
        Assert.Equal([[$"{deliveries.Sum(delivery => delivery.Broken)}"]], await lake.QueryAsync("SELECT COUNT(*) FROM rejected_records"));
        output.WriteLine($"{deliveries.Count} seeds, {deliveries.Sum(delivery => delivery.Messages)} messages, {repeated} handed over again, {deadLetters} dead letters, {fixes} fixes, {report.Balance[0].Duplicates} duplicates, {kills.Values.Sum()} kills:");
        output.WriteLine(string.Join(", ", kills.Select(pair => $"{pair.Key} {pair.Value}")));
        Assert.Equal(Calls.SelectMany(call => new[] { $"{call} after", $"{call} before" }), kills.Keys);
    }

    private static async Task LandAsync(TestLake lake, MemoryQueue queue, Random random, Func<StoreCall, Task> hook)
    {
        var raw = new HookedStore(lake.Lake.Raw("gps", isRestricted: false), hook);
        var options = new QueueOptions { QueueUrl = "https://queue.example/gps", BatchRecords = random.Next(1, 30), Receivers = random.Next(1, 4), Patience = TimeSpan.Zero };
        try
        {
            await new QueueLander(lake.Catalog.Source("gps"), raw, queue, options, TimeProvider.System).RunAsync(untilEmpty: true, progress: null, TestContext.Current.CancellationToken);
        }
        catch (KilledException)
        {
            // the next one goes on
        }
    }

    // From the call on at which it is killed, a process makes no other.
    private static Func<StoreCall, Task> KillAt(string operation, bool isDone, int callsBefore, SortedDictionary<string, int> kills)
    {
        var isKilled = false;
        return call =>
        {
            lock (kills)
            {
                if (!isKilled && call.Operation == operation && call.IsDone == isDone && callsBefore-- == 0)
                {
                    isKilled = true;
                    var name = $"{operation} {(isDone ? "after" : "before")}";
                    kills[name] = kills.GetValueOrDefault(name) + 1;
                }

                return isKilled ? throw new KilledException() : Task.CompletedTask;
            }
        };
    }
}
