using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.LandingTests.Tags;

/// <summary>A kill, or a fault, at every call over the wire and to the store, before it and after it.</summary>
public sealed class InterruptionTests(ITestOutputHelper output)
{
    private static readonly string[] RestCalls = ["/api/transactions", "/token", "store Put", "store Put refused", "store Read", "store ReplaceIfUnchanged"];
    private static readonly string[] SoapCalls = ["/soap", "store Put", "store Put refused", "store Read", "store ReplaceIfUnchanged"];

    [Theory]
    [InlineData(TagProtocol.Rest, false)]
    [InlineData(TagProtocol.Rest, true)]
    [InlineData(TagProtocol.Soap12, false)]
    [InlineData(TagProtocol.Soap12, true)]
    public async Task Lander_KilledAtAnyCall_LandsAllWithTheNextOne(TagProtocol protocol, bool isAfter)
    {
        var broken = await BreakEachAsync(protocol, isAfter, isKill: true, async (bench, landing) =>
        {
            await Assert.ThrowsAsync<KilledException>(() => landing);
            await bench.LandAsync(OptionsOf(bench, protocol));
        });
        Assert.Equal(protocol == TagProtocol.Rest ? RestCalls : SoapCalls, broken);
    }

    [Theory]
    [InlineData(TagProtocol.Rest, false)]
    [InlineData(TagProtocol.Rest, true)]
    [InlineData(TagProtocol.Soap11, true)]
    public async Task Lander_FaultAtAnyCall_IsWaitedOutOverTheWireAndToldOfTheStore(TagProtocol protocol, bool isAfter)
    {
        var broken = await BreakEachAsync(protocol, isAfter, isKill: false, async (bench, landing) =>
        {
            try
            {
                await landing;
                Assert.Single(bench.Clock.Waits);
            }
            catch (FleetException fault)
            {
                Assert.Equal(("FS1003", FailureKind.Retry), (fault.Code, fault.Kind));
                await bench.LandAsync(OptionsOf(bench, protocol));
            }
        });
        Assert.Equal(protocol == TagProtocol.Rest ? RestCalls : SoapCalls, broken);
    }

    // Which calls were broken, each name once.
    private async Task<IReadOnlyList<string>> BreakEachAsync(TagProtocol protocol, bool isAfter, bool isKill, Func<TagBench, Task<TagReport>, Task> finish)
    {
        var broken = new List<string>();
        await using var bench = await TagBench.StartAsync();
        for (var at = 0; ; at++)
        {
            bench.BeginAnew();
            var charges = bench.Post(4);
            charges = [.. charges, .. bench.Post(3, first: 600)];
            bench.Server.Book.Post("7", TagBench.Start.AddHours(-1)); // no record
            var plan = new FaultPlan(at, !isAfter, name => isKill ? new KilledException() : name.StartsWith('/') ? new HttpRequestException(HttpRequestError.ConnectionError) : LakeErrors.CannotWrite("raw", new IOException("no room")));
            using var http = plan.NewHttpClient();
            var landing = bench.Lander(OptionsOf(bench, protocol), plan.Around(bench.Raw.Store), http).LandAsync(progress: null, beginNoneAfter: null, RawLake.Cancellation);
            await Task.WhenAny(landing);
            if (plan.Failed is not { } name)
            {
                await landing;
                output.WriteLine($"{broken.Count} calls broken: {string.Join(", ", broken.CountBy(call => call).Select(call => $"{call.Key} {call.Value}"))}");
                return [.. broken.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            }

            broken.Add(name);
            await finish(bench, landing);
            await AssertNothingLostAsync(bench, charges, protocol, isOnce: !isKill && name.StartsWith('/'));
        }
    }

    // What was put before the kill may be there twice: raw is at least once, the table's key makes it once.
    private static async Task AssertNothingLostAsync(TagBench bench, IReadOnlyList<string> charges, TagProtocol protocol, bool isOnce)
    {
        var landed = await bench.LandedAsync();
        var distinct = landed.Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(charges.Count, distinct.Count);
        Assert.True(!isOnce || landed.Count == distinct.Count);
        Assert.NotEmpty(await bench.Raw.RefusedAsync());
        if (protocol == TagProtocol.Rest)
        {
            Assert.Equal(charges.Order(StringComparer.Ordinal), distinct);
        }
    }

    private static TagApiOptions OptionsOf(TagBench bench, TagProtocol protocol) => bench.Options(protocol) with { LongestWindow = TimeSpan.FromHours(6) };
}
