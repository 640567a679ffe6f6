using FleetSpark.Lake;
using FleetSpark.Landing.Sources.Fleet;

namespace FleetSpark.LandingTests.Fleet;

/// <summary>A lander that is killed, or whose store fails, before or after any call, and two at once: each change is in the raw store once.</summary>
public sealed class InterruptionTests(ITestOutputHelper output)
{
    private static readonly string First = RegistryBench.Row("AAA1A11", "dev-1", null) + RegistryBench.Row("BBB2B22", "dev-2", null);
    private static readonly string Second = RegistryBench.Row("AAA1A11", "dev-3", null) + "7\n";

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Lander_BrokenAtAnyCall_LeavesNoChangeOutAndDoublesNone(bool isBefore, bool isKill)
    {
        var broken = new List<string>();
        for (var number = 0; ; number++)
        {
            using var bench = new RegistryBench();
            await bench.LandAsync(0, First);
            var plan = new FaultPlan(number, isBefore, _ => isKill ? new OperationCanceledException("killed") : LakeErrors.CannotWrite("raw", new IOException("no room")));
            var failure = await Record.ExceptionAsync(() => bench.LandAsync(1, Second, store: plan.Around(bench.Raw.Store)));
            if (plan.Failed is null)
            {
                Assert.Null(failure);
                output.WriteLine(string.Join(", ", broken));
                Assert.Equal(["store Put", "store Put refused", "store Read", "store ReplaceIfUnchanged"], broken.Distinct().Order(StringComparer.Ordinal));
                return;
            }

            Assert.True(isKill || failure is Core.FleetException { Code: "FS1003" }, $"{failure}");
            broken.Add(plan.Failed);
            await bench.LandAsync(2, Second); // a later snapshot, of the same
            var records = await bench.RecordsAsync();
            Assert.Equal(3, records.Count);
            var hour = Assert.Single(records, record => record.Contains("dev-3", StringComparison.Ordinal)).Contains("T13:00:00", StringComparison.Ordinal) ? 13 : 14;
            Assert.Single(records, record => record.Contains($"\"valid_from\":\"2026-03-10T{hour}:00:00.000000Z\"", StringComparison.Ordinal)); // decided once, whenever it is put
            Assert.Single(await bench.Raw.RefusedAsync());
        }
    }

    [Fact]
    public async Task Lander_OvertakenByALaterSnapshot_LandsNothing()
    {
        using var bench = new RegistryBench();
        FleetReport? later = null;
        var store = new HookedStore(bench.Raw.Store, async call =>
        {
            if (call is { Operation: "ReplaceIfUnchangedAsync", IsDone: false } && later is null)
            {
                later = await bench.LandAsync(2, RegistryBench.Row("AAA1A11", "dev-2"));
            }
        });
        var overtaken = await bench.LandAsync(1, RegistryBench.Row("AAA1A11", "dev-1"), store: store);
        Assert.Equal((true, 0), (overtaken.IsOvertaken, overtaken.Records));
        Assert.Contains("dev-2", Assert.Single(await bench.RecordsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lander_OvertakenByAnEarlierSnapshot_ComparesWithThatOne()
    {
        using var bench = new RegistryBench();
        FleetReport? earlier = null;
        var store = new HookedStore(bench.Raw.Store, async call =>
        {
            if (call is { Operation: "ReplaceIfUnchangedAsync", IsDone: false } && earlier is null)
            {
                earlier = await bench.LandAsync(1, RegistryBench.Row("AAA1A11", "dev-1") + RegistryBench.Row("BBB2B22", "dev-2"));
            }
        });
        var report = await bench.LandAsync(2, RegistryBench.Row("AAA1A11", "dev-1"), store: store);
        Assert.Equal((0, 1), (report.Changed, report.Retired));
        Assert.Equal(3, (await bench.RecordsAsync()).Count);
    }

    // The second finds objects that the first has decided on, and puts them; the first puts them again and finds its state gone on.
    [Fact]
    public async Task Landers_OfWhichOneCompletesTheOther_PutEachObjectOnce()
    {
        using var bench = new RegistryBench();
        FleetReport? second = null;
        var store = new HookedStore(bench.Raw.Store, async call =>
        {
            if (call is { Operation: "PutIfAbsentAsync", IsDone: false } && second is null)
            {
                second = await bench.LandAsync(2, RegistryBench.Row("AAA1A11", "dev-2"));
            }
        });
        var first = await bench.LandAsync(1, RegistryBench.Row("AAA1A11", "dev-1"), store: store);
        Assert.Equal((1, 1, 1), (first.Changed, second!.Changed, second.Completed));
        Assert.Equal(2, (await bench.RecordsAsync()).Count);
    }

    [Fact]
    public async Task Lander_WhoseStateNeverComesToBe_GivesUp()
    {
        using var bench = new RegistryBench();
        var hour = 2;
        var isInside = false;
        var store = new HookedStore(bench.Raw.Store, async call =>
        {
            if (call is { Operation: "ReplaceIfUnchangedAsync", IsDone: false } && !isInside)
            {
                isInside = true;
                await bench.Raw.Store.DeleteAsync("_cursors/registry.json", RawLake.Cancellation);
                await bench.LandAsync(-hour++, RegistryBench.Row("AAA1A11", $"dev-{hour}"));
                isInside = false;
            }
        });
        var error = await Assert.ThrowsAsync<Core.FleetException>(() => bench.LandAsync(1, RegistryBench.Row("AAA1A11", "dev-1"), store: store));
        Assert.Equal("FS2416", error.Code);
    }
}
