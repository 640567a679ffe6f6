using FleetSpark.Core;
using FleetSpark.Landing;

namespace FleetSpark.LandingTests.Bank;

/// <summary>Connections that break at the wire.</summary>
public sealed class BreakTests(RunningServer running) : IDisposable
{
    private readonly BankServer _bank = new(running);

    public void Dispose() => _bank.Dispose();

    [Fact]
    public async Task Lander_CutFiveTimesAndFrozenTwice_LandsTheSameContent()
    {
        var path = Path.Combine(_bank.Inbox, "20260328T120000Z.json");
        await WriteLargeAsync(path, Cases.Of(60_000, 3_100_000));
        var part = new FileInfo(path).Length / 9;
        await using var relay = new CuttingRelay(_bank.Server.Port, Enumerable.Range(0, 7).Select(number => new Break(part + (number * 1000), IsFreeze: number is 2 or 5)));

        var report = await _bank.LandOneAsync(_bank.Options with { Port = relay.Port, OperationTimeout = TimeSpan.FromSeconds(1), Tries = 2 });

        Assert.Null(report.Error);
        Assert.Equal((0, 8), (relay.BreaksLeft, relay.Connections));
        using var other = new RawLake();
        var whole = Assert.Single((await other.LandAsync(LandingTests.Sources.Of("bank"), new LandingOptions(), path)).Files);
        Assert.Equal((whole.Records, whole.Bytes), (report.Records, report.Bytes));
        Assert.Equal(await other.KeysAsync(), await _bank.Lake.KeysAsync());
    }

    [Theory]
    [InlineData(0)] // before a word was said
    [InlineData(100)] // amid the key exchange
    [InlineData(2500)] // at the listing
    [InlineData(6000)] // amid the file
    public async Task Lander_ServerThatCutsOffAlways_GivesUpAfterItsTries(long bytes)
    {
        _bank.Leave("a.json", BankFiles.Of(100));
        await using var relay = new CuttingRelay(_bank.Server.Port, Enumerable.Repeat(new Break(bytes, IsFreeze: false), 100));
        var options = _bank.Options with { Port = relay.Port, Tries = 4 };

        var code = "none";
        try
        {
            code = (await _bank.LandOneAsync(options)).Error?.Code;
        }
        catch (FleetException error)
        {
            code = error.Code;
        }

        Assert.Equal("FS2204", code);
        Assert.Equal([1, 2, 4], _bank.Clock.Waits.TakeLast(3).Select(wait => wait.TotalSeconds));
        Assert.InRange(relay.Connections, 4, 12);
        Assert.Empty(await _bank.Lake.KeysAsync());
        Assert.Equal(FileOutcome.Landed, (await _bank.LandOneAsync()).Outcome);
    }

    [Theory]
    [InlineData(0)] // before a word was said
    [InlineData(100)] // amid the key exchange
    [InlineData(1800)] // at logging in
    [InlineData(2800)] // at the listing
    public async Task Lander_ServerThatFreezesAlways_GivesUpAfterItsTries(long bytes)
    {
        await using var relay = new CuttingRelay(_bank.Server.Port, Enumerable.Repeat(new Break(bytes, IsFreeze: true), 100));
        var second = TimeSpan.FromSeconds(1);
        var error = await Assert.ThrowsAsync<FleetException>(() => _bank.LandAsync(_bank.Options with { Port = relay.Port, Tries = 2, ConnectTimeout = second, OperationTimeout = second }));
        Assert.Equal(("FS2204", 2), (error.Code, relay.Connections));
    }

    [Fact]
    public async Task Lander_ServerThatIsNotThere_GivesUpAfterItsTries()
    {
        var relay = new CuttingRelay(_bank.Server.Port, []);
        var port = relay.Port;
        await relay.DisposeAsync();
        var error = await Assert.ThrowsAsync<FleetException>(() => _bank.LandAsync(_bank.Options with { Port = port, Tries = 3 }));
        Assert.Equal(("FS2204", FailureKind.Retry), (error.Code, error.Kind));
        Assert.Equal(2, _bank.Clock.Waits.Count);
    }

    private static async Task WriteLargeAsync(string path, int count)
    {
        await using var file = new StreamWriter(path);
        await file.WriteAsync($"{{\"accountId\":\"{BankFiles.Account}\",\"data\":[");
        for (var number = 0; number < count; number++)
        {
            await file.WriteAsync((number == 0 ? string.Empty : ",\n") + BankFiles.Transaction(number));
        }

        await file.WriteAsync($"],\"totals\":{BankFiles.TotalsOf([.. Enumerable.Range(0, count)])}}}\n");
    }
}
