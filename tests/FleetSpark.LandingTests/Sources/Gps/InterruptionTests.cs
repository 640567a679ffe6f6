using FleetSpark.Core;
using FleetSpark.Landing.Sources.Gps;

namespace FleetSpark.LandingTests.Gps;

/// <summary>A queue or a store that fails once, before or after any call: it is waited out, no fix is lost, and what is none is refused once.</summary>
public sealed class InterruptionTests(ITestOutputHelper output)
{
    private const int Sound = 12;
    private const int Orders = 8; // messages come in another order each time, and so do the calls
    private static readonly DateTimeOffset Sent = new(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lander_FaultAtAnyCall_IsWaitedOut(bool isBefore)
    {
        var calls = (await LandAsync(-1, isBefore, seed: 0)).Names.Count;
        var plans = new List<FaultPlan>();
        for (var number = 0; number < calls * Orders; number++)
        {
            plans.Add(await LandAsync(number % calls, isBefore, number));
        }

        var failed = plans.Select(plan => plan.Failed).OfType<string>().CountBy(name => name).OrderBy(name => name.Key, StringComparer.Ordinal).ToList();
        output.WriteLine(string.Join(", ", failed.Select(call => $"{call.Key} {call.Value}")));
        Assert.Equal(
            ["queue ChangeVisibilityAsync", "queue DeleteAsync", "queue HasDeadLettersAsync", "queue ReceiveAsync", "store Put", "store Put refused"],
            failed.Select(call => call.Key));
    }

    // Receives vary, so that there may be fewer calls than planned for.
    private static async Task<FaultPlan> LandAsync(int number, bool isBefore, int seed)
    {
        using var raw = new RawLake(new MemoryStore());
        var plan = new FaultPlan(number, isBefore, _ => new FleetException("FS2302", "no answer", FailureKind.Retry));
        var queue = new MemoryQueue(new Random(seed), call =>
        {
            plan.On($"queue {call.Operation}", call.IsDone);
            return Task.CompletedTask;
        })
        { MostReceives = 3 };
        for (var message = 0; message < Sound; message++)
        {
            queue.Send($$"""{"device_number":"{{message}}"}""", Sent);
        }

        queue.Send("7", Sent);
        // Of what it waits for, the pause after a fault passes at once; a batch's time and the next look at held messages do not come.
        var clock = new SkippingClock(Sent);
        var options = new QueueOptions { QueueUrl = "https://queue.example/gps", BatchRecords = 5, Receivers = 2, BatchTime = SkippingClock.Patience, VisibilityTimeout = SkippingClock.Patience * 8 };
        while (queue.Count > 0) // what a receive that failed afterwards had handed over comes again later
        {
            await new QueueLander(LandingTests.Sources.Gps, plan.Around(raw.Store), queue, options, clock).RunAsync(untilEmpty: true, progress: null, RawLake.Cancellation);
            queue.Restart();
        }

        Assert.Equal(plan.Failed is null ? [] : [TimeSpan.FromSeconds(1)], clock.Waits);
        Assert.Equal(1, queue.DeadLetters);
        Assert.Equal(Sound, (await raw.RecordsAsync()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("7", Assert.Single(await raw.RefusedAsync()).Text);
        return plan;
    }
}
