using System.Text;
using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Landing;
using FleetSpark.Landing.Files;
using FleetSpark.Landing.Sources.Bank;

namespace FleetSpark.LandingTests.Bank;

/// <summary>The bank's form of a file, by `fleet land bank --from` and piece by piece.</summary>
public sealed class BankFileTests
{
    private const string A = """{"transactionId":"A","creditDebitType":"CREDITO","transactionAmount":{"amount":"10.05","currency":"BRL"}}""";
    private const string B = """{"creditDebitType":"DEBITO","transactionAmount":{"currency":"BRL","amount":2.5},"transactionId":"B"}""";
    private const string Totals = """{"count":2,"credit":"10.050","debit":2.50}""";

    [Theory]
    [InlineData($$"""{"accountId":"x","data":[{{A}},{{B}}]}""")]
    [InlineData($$"""{"accountId":"x","data":[{{A}},{{B}}],"totals":{{Totals}} }""")]
    [InlineData($$"""{"totals":{{Totals}},"accountId":"x","data":[{{A}},{{B}}]}""")]
    [InlineData($$"""{"data":[{{A}},{{B}}],"totals":{{Totals}},"accountId":"x"}""")]
    [InlineData($$"""{"links":{"data":[1],"accountId":"y"},"meta":[{"totals":7}],"x":null,"data":[{{A}},{{B}}],"accountId":"x","totals":null}""")]
    [InlineData("\uFEFF \n{ \"accountId\" : \"x\" ,\r\n \"data\" : [ " + A + " ,\n " + B + " ] }\n")]
    [InlineData($$"""{"\u0061ccountId":"x","d\u0061ta":[{{A}},{{B}}]}""")]
    [InlineData($$"""{"accountId":"x","data":[{{A}},{{B}}],"totals":{} }""")]
    [InlineData($$"""{"accountId":"x","data":[{{A}},{{B}}],"totals":{"count":"2","more":[1]} }""")]
    public async Task Lander_BankFile_OneRecordATransactionWithItsAccountFirst(string text)
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(LandingTests.Sources.Of("bank"), lake.Write("a.json", text));
        Assert.Null(report.Error);
        Assert.Equal((2L, 0L), (report.Records, report.Refused));
        Assert.Equal([$"{{\"accountId\":\"x\",{A[1..]}", $"{{\"accountId\":\"x\",{B[1..]}"], await lake.RecordsAsync());
    }

    [Fact]
    public async Task Lander_TransactionsText_StaysAsReceived()
    {
        using var lake = new RawLake();
        await lake.LandOneAsync(LandingTests.Sources.Of("bank"), lake.Write("a.json", "{\"accountId\":\"\\u0078/\\/\",\"data\":[{ \"b\" :\r\n\t1.50e1 , \"c\":\"\\u00e9\\n\" },{ },{}]}"));
        Assert.Equal(
            ["{\"accountId\":\"\\u0078/\\/\",\"b\" :  \t1.50e1 , \"c\":\"\\u00e9\\n\" }", "{\"accountId\":\"\\u0078/\\/\"}", "{\"accountId\":\"\\u0078/\\/\"}"],
            await lake.RecordsAsync());
    }

    [Fact]
    public async Task Lander_ElementsThatAreNoRecords_AreRefusedAndTheOthersLanded()
    {
        using var lake = new RawLake();
        var tooLong = $"{{\"a\":\"{new string('x', RecordLimits.Bytes)}\"}}";
        var report = await lake.LandOneAsync(
            LandingTests.Sources.Of("bank"),
            lake.Write("a.json", $$"""{"accountId":"x","data":[7,"t",[1],{"a":1,"a":2},{"accountId":"y"},{{tooLong}},{{A}}],"totals":{"count":7,"credit":10.05,"debit":0} }"""));
        Assert.Null(report.Error);
        Assert.Equal((1L, 6L), (report.Records, report.Refused));
        Assert.Equal(
            ["json_not_object", "json_not_object", "json_not_object", "json_key_doubled", "json_key_doubled", "record_too_long"],
            (await lake.RefusedAsync()).Select(refused => refused.Reason));
        Assert.Contains("{\"accountId\":\"y\"}", (await lake.RefusedAsync()).Select(refused => refused.Text)); // as received
    }

    // Half a surrogate pair where landing itself looks: in the transaction's type, and in a name of the file.
    [Theory]
    [InlineData($$"""{"accountId":"x","data":[{"creditDebitType":"CREDITO\ud800","transactionAmount":{"amount":1} },{{A}}]}""", 1)]
    [InlineData("""{"data\ud800":[{}],"accountId":"x"}""", 0)]
    public async Task Lander_TextThatIsNone_IsRefusedWithItsReason(string text, int records)
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(LandingTests.Sources.Of("bank"), lake.Write("a.json", text));
        Assert.Equal((records, 1L), (report.Records, report.Refused));
        Assert.Equal("unicode_invalid", Assert.Single(await lake.RefusedAsync()).Reason);
    }

    [Theory]
    [InlineData("""{"data":[]}""", "'accountId' is missing")]
    [InlineData("""{"data":[{}]}""", "'accountId' is missing")]
    [InlineData("""{"data":[{}],"accountId":"x","accountId":"x"}""", "'accountId' stands there twice")]
    [InlineData("""{"accountId":7,"data":[{}]}""", "'accountId' is no text")]
    [InlineData("""{"accountId":"","data":[{}]}""", "'accountId' is no text")]
    [InlineData("""{"accountId":null,"data":[{}]}""", "'accountId' is no text")]
    [InlineData("""{"accountId":"\ud800","data":[{}]}""", "'accountId' is no text")]
    [InlineData("""{"accountId":{"a":1},"data":[{}]}""", "'accountId' is no text")]
    [InlineData("""{"accountId":"x","data":[{}],"data":[{}]}""", "'data' stands there twice")]
    [InlineData("""{"accountId":"x","data":[{}],"totals":{},"totals":{}}""", "'totals' stands there twice")]
    [InlineData("""{"accountId":"x","data":[{}],"totals":[]}""", "'totals' does not hold figures")]
    [InlineData("""{"accountId":"x","data":[{}],"totals":{"count":1.5}}""", "'totals' does not hold figures")]
    [InlineData("""{"accountId":"x","data":[{}],"totals":{"credit":"1,50"}}""", "'totals' does not hold figures")]
    [InlineData("""{"accountId":"x","data":[{}],"totals":{"debit":1,"debit":1}}""", "'totals' does not hold figures")]
    [InlineData("""{"accountId":"x","data":[{}],"totals":{"debit":1""", "it is no JSON, or ends before its end")]
    [InlineData("""{"accountId":"x","data":[{}""", "it is no JSON, or ends before its end")]
    [InlineData("""{"accountId":"x","data":[{}]""", "it is no JSON, or ends before its end")]
    [InlineData("""{"accountId":"x","data":[{"a":}]}""", "it is no JSON, or ends before its end")]
    [InlineData("""{"accountId":"x","data":[{}]} {}""", "it is no JSON, or ends before its end")]
    public async Task Lander_FileThatBreaksTheForm_IsRefusedWhole(string text, string what)
    {
        using var lake = new RawLake();
        var report = await lake.LandOneAsync(LandingTests.Sources.Of("bank"), lake.Write("a.json", text));
        Assert.Equal((FileOutcome.Failed, "FS2208"), (report.Outcome, report.Error?.Code));
        Assert.Contains(what, report.Error!.Message, StringComparison.Ordinal);
        Assert.Empty(await lake.KeysAsync());
    }

    [Theory]
    [InlineData("""{"count":3}""", "count is 3, and its transactions have 2")]
    [InlineData("""{"count":2,"credit":10.06}""", "credit is 10.06, and its transactions have 10.05")]
    [InlineData("""{"debit":"2.49"}""", "debit is 2.49, and its transactions have 2.5")]
    [InlineData("""{"count":0,"credit":0,"debit":0}""", "count is 0, and its transactions have 2; credit is 0, and its transactions have 10.05; debit is 0")]
    public async Task Lander_TotalsThatDisagree_RefuseTheFileWithTheFigures(string totals, string figures)
    {
        foreach (var text in new[] { $$"""{"accountId":"x","data":[{{A}},{{B}}],"totals":{{totals}} }""", $$"""{"totals":{{totals}},"data":[{{A}},{{B}}],"accountId":"x"}""" })
        {
            using var lake = new RawLake();
            var report = await lake.LandOneAsync(LandingTests.Sources.Of("bank"), lake.Write("a.json", text));
            Assert.Equal((FileOutcome.Failed, "FS2209"), (report.Outcome, report.Error?.Code));
            Assert.Contains(figures, report.Error!.Message, StringComparison.Ordinal);
            Assert.Empty(await lake.KeysAsync());
        }
    }

    [Fact]
    public async Task Lander_NdjsonAndArraysOfTheBank_StillLand()
    {
        using var lake = new RawLake();
        Assert.Equal(2, (await lake.LandOneAsync(LandingTests.Sources.Of("bank"), lake.Write("a.ndjson", $"{BankFiles.Record(1)}\n{BankFiles.Record(2)}\n"))).Records);
        Assert.Equal(2, (await lake.LandOneAsync(LandingTests.Sources.Of("bank"), lake.Write("b.json", $"[{BankFiles.Record(3)},{BankFiles.Record(4)}]"))).Records);
    }

    [Fact]
    public async Task Reader_CutAtEveryByte_ReadsTheSame()
    {
        foreach (var text in new[] { $$"""{"a":[{"b":"]"}],"accountId":"x","data":[ {{A}} ,{{B}}],"totals":{{Totals}} }""", $$"""{"totals":{{Totals}},"data":[{{A}},{{B}}],"accountId":"x"}""" })
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var expected = await KeysAsync(bytes, bytes.Length);
            Assert.Equal(2, Assert.Single(expected).Records);
            for (var cut = 1; cut < bytes.Length; cut++)
            {
                Assert.Equal(expected, await KeysAsync(bytes, cut));
            }

            for (var length = 1; length < 4; length++)
            {
                Assert.Equal(expected, await KeysAsync(bytes, length, isRepeated: true));
            }
        }
    }

    [Fact]
    public async Task Reader_FileBeyondItsLimit_IsRefused()
    {
        var bytes = Encoding.UTF8.GetBytes(BankFiles.Of(100));
        var error = await Assert.ThrowsAsync<Core.FleetException>(() => KeysAsync(bytes, 50, isRepeated: true, largest: 1000));
        Assert.Equal("FS2210", error.Code);
    }

    private static async Task<IReadOnlyList<RawKey>> KeysAsync(byte[] bytes, int pieceLength, bool isRepeated = false, long largest = long.MaxValue)
    {
        var store = new MemoryStore();
        var reader = new BankFileReader(LandingTests.Sources.Of("bank"), store, "a.json", spoolParent: null) { LargestBytes = largest };
        using var content = await reader.ReadAsync(_ => Task.FromResult(new ContentStream(new PiecesStream(bytes, pieceLength, isRepeated), "a.json")), "a.json", RawLake.Cancellation);
        content.Writer.SentAt = RawLake.Sent;
        await content.Writer.PutSpooledAsync(RawLake.Cancellation);
        return [.. content.Writer.Keys.Select(key => RawKey.TryParse(key, out var parsed) ? parsed : throw new InvalidOperationException(key))];
    }

    // Gives its bytes in two pieces, or in many of one length.
    private sealed class PiecesStream(byte[] bytes, int pieceLength, bool isRepeated) : ReadOnlyStream
    {
        private int _position;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var left = bytes.Length - _position;
            var length = Math.Min(buffer.Length, _position == 0 || isRepeated ? Math.Min(pieceLength, left) : left);
            bytes.AsMemory(_position, length).CopyTo(buffer);
            _position += length;
            return ValueTask.FromResult(length);
        }
    }
}
