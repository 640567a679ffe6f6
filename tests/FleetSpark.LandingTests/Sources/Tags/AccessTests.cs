using FleetSpark.Landing.Sources.Tags;
using FleetSpark.TagOperator;

namespace FleetSpark.LandingTests.Tags;

/// <summary>Tokens by REST, UsernameTokens by SOAP: renewed in time, refused by their code, in no message.</summary>
public sealed class AccessTests
{
    private const string Wrong = "another-s3cret";

    [Fact]
    public async Task Token_OverManyPages_IsHadOnce()
    {
        await using var bench = await TagBench.StartAsync();
        bench.Post(30);
        Assert.Equal(10, (await bench.LandAsync()).Pages);
        Assert.Equal(1, bench.Server.TokensGiven);
    }

    [Fact]
    public async Task Token_ShortBeforeItsEnd_IsRenewedBeforeItIsRefused()
    {
        await using var bench = await TagBench.StartAsync(options => options with { TokenLife = TimeSpan.FromSeconds(100) });
        bench.Post(30);
        bench.Server.BeforePage = _ => bench.Clock.Pass(TimeSpan.FromSeconds(41)); // renewed 20 s before its end: after two pages
        Assert.Equal(10, (await bench.LandAsync()).Pages);
        Assert.Equal(5, bench.Server.TokensGiven);
        Assert.Equal(10, bench.Server.Calls.Count(call => call.StartsWith("GET", StringComparison.Ordinal))); // none was refused
    }

    [Fact]
    public async Task Token_OfALanderThatIsUsedAgain_IsKept()
    {
        await using var bench = await TagBench.StartAsync();
        var lander = bench.Lander();
        await lander.LandAsync(progress: null, beginNoneAfter: null, RawLake.Cancellation);
        await lander.LandAsync(progress: null, beginNoneAfter: null, RawLake.Cancellation);
        Assert.Equal(1, bench.Server.TokensGiven);
    }

    [Fact]
    public async Task Token_ThatTheOperatorForgot_IsHadAnewOnce()
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(9);
        bench.Server.BeforePage = page =>
        {
            if (page == 0)
            {
                bench.Server.RevokeTokens();
            }
        };
        Assert.Equal(3, (await bench.LandAsync(bench.Options() with { Tries = 1 })).Pages); // the renewal is no try
        Assert.Equal(2, bench.Server.TokensGiven);
        Assert.Empty(bench.Clock.Waits);
        await bench.AssertLandedAsync(charges);
    }

    [Fact]
    public async Task Token_ThatIsRefusedAfterItsRenewal_StopsTheCall()
    {
        await using var bench = await TagBench.StartAsync();
        bench.Server.Script.Enqueue(Misbehaviour.Status(401));
        bench.Server.Script.Enqueue(Misbehaviour.Status(401));
        await bench.FailAsync("FS2103");
        Assert.Equal(2, bench.Server.TokensGiven);
    }

    [Theory]
    [InlineData(TagProtocol.Rest)]
    [InlineData(TagProtocol.Soap11)]
    [InlineData(TagProtocol.Soap12)]
    public async Task Secret_ThatIsWrong_IsToldWithoutIt(TagProtocol protocol)
    {
        await using var bench = await TagBench.StartAsync();
        var error = await Assert.ThrowsAsync<Core.FleetException>(() => bench.Lander(bench.Options(protocol), secret: Wrong).LandAsync(progress: null, beginNoneAfter: null, RawLake.Cancellation));
        Assert.Equal("FS2103", error.Code);
        Assert.DoesNotContain(Wrong, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(bench.Clock.Waits);
    }

    [Fact]
    public async Task TokenDesk_ThatFailsForAWhile_IsAskedAgain()
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(2);
        bench.Server.TokenScript.Enqueue(Misbehaviour.Status(503, "3"));
        bench.Server.TokenScript.Enqueue(Misbehaviour.EndEarly(0.5));
        bench.Server.TokenScript.Enqueue(Misbehaviour.Drop());
        await bench.LandAsync();
        Assert.Equal([3, 2, 4], bench.Clock.Waits.Select(wait => (int)wait.TotalSeconds));
        await bench.AssertLandedAsync(charges);
    }

    [Fact]
    public async Task TokenDesk_ThatFailsForLong_IsNotAskedTriesTimesTries()
    {
        await using var bench = await TagBench.StartAsync();
        Enumerable.Range(0, 100).ToList().ForEach(_ => bench.Server.TokenScript.Enqueue(Misbehaviour.Status(500)));
        await bench.FailAsync("FS2105");
        Assert.Equal(4, bench.Server.Calls.Count);
    }

    [Fact]
    public async Task UsernameToken_OfAMachineWhoseClockIsOff_IsToldByItsCode()
    {
        var late = new SkippingClock(TagBench.Start.AddMinutes(10));
        await using var bench = await TagBench.StartAsync(options => options with { Clock = late });
        Assert.Contains("'MessageExpired'", (await bench.FailAsync("FS2103", bench.Options(TagProtocol.Soap12))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsernameToken_OfEachTry_HasANonceOfItsOwn()
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(7);
        bench.Server.Script.Enqueue(Misbehaviour.EndEarly(0.5)); // the operator took that nonce
        await bench.LandAsync(bench.Options(TagProtocol.Soap11));
        await bench.AssertCountAsync(charges);
    }

    [Theory]
    [InlineData(TagProtocol.Soap11)]
    [InlineData(TagProtocol.Soap12)]
    public async Task Fault_OfTheReceiver_IsWaitedOut(TagProtocol protocol)
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(2);
        bench.Server.Script.Enqueue(Misbehaviour.Fault(protocol == TagProtocol.Soap12, isOfReceiver: true, "Overload"));
        await bench.LandAsync(bench.Options(protocol));
        Assert.Single(bench.Clock.Waits);
        await bench.AssertCountAsync(charges);
        Enumerable.Range(0, 4).ToList().ForEach(_ => bench.Server.Script.Enqueue(Misbehaviour.Fault(protocol == TagProtocol.Soap12, isOfReceiver: true, "Overload")));
        AssertSilent(await bench.FailAsync("FS2110", bench.Options(protocol)), "4 time(s)");
    }

    [Theory]
    [InlineData(TagProtocol.Soap11)]
    [InlineData(TagProtocol.Soap12)]
    public async Task Fault_OfTheSender_StopsByItsCodeWithoutItsText(TagProtocol protocol)
    {
        await using var bench = await TagBench.StartAsync();
        bench.Server.Script.Enqueue(Misbehaviour.Fault(protocol == TagProtocol.Soap12, isOfReceiver: false, "WindowTooLong"));
        AssertSilent(await bench.FailAsync("FS2110", bench.Options(protocol)), "'WindowTooLong'");
        Assert.Empty(bench.Clock.Waits);
    }

    private static void AssertSilent(Core.FleetException error, string told)
    {
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ABC1D23", error.ToString(), StringComparison.Ordinal); // the fault's text has it
    }
}
