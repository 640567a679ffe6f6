using System.Text;
using FleetSpark.Landing.Sources.Gps;

namespace FleetSpark.LandingTests.Gps;

/// <summary>Random mutations of messages: whatever a body is, all of it comes out again, as records or as what was refused.</summary>
public sealed class MessageFuzzTests(ITestOutputHelper output)
{
    private const string Record = """{"device_number":"d-1","latitude":-23.55,"longitude":-46.63,"recorded_at":"2026-03-29T12:00:00Z","x":{"y":[null,true,"\u00e7"]}}""";
    private const string Other = """{"device_number":"d-2","latitude":"-23.5","longitude":"-46.6","recorded_at":"2026-03-29T12:00:01Z"}""";

    [Theory]
    [InlineData(Record)]
    [InlineData($"[{Record},{Other}]")]
    [InlineData($"{Record}\n{Other}\n")]
    public async Task Body_ThatIsMutated_IsAllThereAgain(string text)
    {
        var mutations = new Mutations(Mutations.OfJson);
        await new MutationRun(output).AssertAnsweredAsync(
            few: 200,
            random => mutations.Of(Encoding.UTF8.GetBytes(text), random),
            async body =>
            {
                await AssertAllThereAsync(body, body);
                await AssertAllThereAsync(Encoding.UTF8.GetBytes(Convert.ToBase64String(Gzipped.Bytes(body))), body);
            });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_WhosePackingIsMutated_IsUnpackedOrKeptAsReceived(bool isGzip)
    {
        var text = Encoding.UTF8.GetBytes($"[{Record},{Other}]");
        var packed = Gzipped.Bytes(text);
        var mutations = new Mutations("H4sI", "=", "==");
        await new MutationRun(output).AssertAnsweredAsync(
            few: 300,
            random => isGzip
                ? Encoding.UTF8.GetBytes(Convert.ToBase64String(mutations.Of(packed, random)))
                : mutations.Of(Encoding.UTF8.GetBytes(Convert.ToBase64String(packed)), random),
            body => AssertAllThereAsync(body, text));
    }

    // Of a body that cannot be unpacked the body itself is kept.
    private static async Task AssertAllThereAsync(byte[] body, byte[] text)
    {
        using var lake = new RawLake(new MemoryStore());
        using var batch = Batches.Of(lake);
        await batch.TakeAsync(new QueueMessage("m", body, RawLake.Sent, "receipt"), RawLake.Cancellation);
        await batch.PutAsync(RawLake.Cancellation);
        Assert.True(await Accounts.IsAllThereAsync(text, lake) || await Accounts.IsAllThereAsync(body, lake), "something of the body was lost");
        Assert.Equal(batch.Records == 0 && batch.RefusedByReason.Count > 0, batch.Poisoned.Count == 1);
    }
}
