using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Bank;
using FleetSpark.Landing.Sources.Bank.Sftp;

namespace FleetSpark.LandingTests.Bank;

/// <summary>A lander that is killed, or whose server or store fails, before or after any call: the next one completes its work, and nothing is lost or doubled.</summary>
public sealed class FaultTests(RunningServer running)
{
    private static readonly string[] SftpCalls = ["sftp Connect", "sftp List", "sftp Look", "sftp MakeFolder", "sftp Open", "sftp Read", "sftp Rename"];
    private static readonly string[] StoreCalls = ["store FindLength", "store Put", "store PutFile", "store PutFile refused", "store Read"];
    private static readonly Func<string, Exception?> FillDisk = _ => LakeErrors.CannotWrite("raw", new IOException("No space left on device"));
    private static readonly Func<string, Exception?> Kill = _ => new OperationCanceledException("killed");
    private static readonly Func<string, Exception?> BreakSftp = _ => new SftpBrokenException("broken");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lander_KilledAtAnyCall_TheNextOneCompletes(bool isBefore) =>
        await RunAsync(isBefore, Kill, Kill, mustComplete: false);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lander_ConnectionBreaksAtAnyCall_CompletesByItself(bool isBefore) =>
        await RunAsync(isBefore, BreakSftp, null, mustComplete: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lander_StoreFailsAtAnyCall_TheNextOneCompletes(bool isBefore) =>
        await RunAsync(isBefore, null, FillDisk, mustComplete: false);

    private async Task RunAsync(bool isBefore, Func<string, Exception?>? sftpFault, Func<string, Exception?>? storeFault, bool mustComplete)
    {
        using var first = new BankServer(running);
        using var kept = await new SshConnector(first.Options, new FileSecrets()).ConnectAsync(RawLake.Cancellation);
        var failed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        IReadOnlyList<string>? expected = null;
        IReadOnlyList<string>? names = null; // those of a landing without a fault, by which the others are planned
        for (var number = -1; number < (names?.Count ?? 0); number++)
        {
            if (number >= 0 && FaultOf(names![number]) is null)
            {
                continue;
            }

            using var bank = new BankServer(running);
            Fill(bank);
            // One count over both seams, so that "before" and "after" are those of the whole landing.
            var plan = new FaultPlan(number, isBefore, FaultOf);
            var objects = new MemoryStore();
            var isDone = await TryLandAsync(bank, kept, objects, plan);
            names ??= plan.Names;
            if (plan.Failed is { } call)
            {
                failed[call] = failed.GetValueOrDefault(call) + 1;
            }

            Assert.True(!mustComplete || isDone, $"call {number} ({plan.Failed}) was not mended");
            Assert.True(await TryLandAsync(bank, kept, objects, new FaultPlan(-1, isBefore: true, _ => null)));
            string[] keys = [.. objects.Keys.Where(key => !key.StartsWith("_ledger/", StringComparison.Ordinal))];
            Assert.Equal(expected ??= keys, keys);
            Assert.Equal(["a.json", "a.json.ok", "b.json.gz", "b.json.gz.ok", "d.json", "d.json.ok"], bank.NamesIn("done"));
            Assert.Equal(["c.json"], bank.NamesIn());
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", failed.Select(call => $"{call.Key} {call.Value}")));
        string[] calls = [.. sftpFault is null ? [] : SftpCalls, .. storeFault is null ? [] : StoreCalls];
        Assert.Equal(calls.Order(StringComparer.Ordinal), failed.Keys);

        Exception? FaultOf(string call) => (SftpCalls.Contains(call) ? sftpFault : storeFault)?.Invoke(call);
    }

    // One with something refused, whose lines hold the file's name; one that is packed and has its account last; one that is not complete; and the second one again, unpacked.
    private static void Fill(BankServer bank)
    {
        bank.Leave("a.json", BankFiles.Of(9).Replace("\"data\":[", "\"data\":[7,", StringComparison.Ordinal).Replace("\"count\":9", "\"count\":10", StringComparison.Ordinal));
        bank.Leave("a.json.ok", []);
        var late = $"{{\"data\":[{BankFiles.Transaction(10)},{BankFiles.Transaction(11)}],\"accountId\":\"{BankFiles.Account}\"}}";
        bank.Leave("b.json.gz", RawLake.Gzip(late));
        bank.Leave("b.json.gz.ok", []);
        bank.Leave("c.json", "{\"accountId\"");
        bank.Leave("d.json", late);
        bank.Leave("d.json.ok", []);
    }

    private static async Task<bool> TryLandAsync(BankServer bank, ISftpSession kept, MemoryStore objects, FaultPlan plan)
    {
        var options = bank.Options with { DoneFolder = "done", MarkerSuffix = ".ok" };
        var lander = new BankLander(LandingTests.Sources.Of("bank"), plan.Around(objects), options, new FaultySftp(kept, plan), bank.Clock);
        try
        {
            var report = await lander.LandAsync(progress: null, finishBefore: null, RawLake.Cancellation);
            return report.Failed == 0;
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or FleetException)
        {
            return false;
        }
    }
}
