using System.Text;
using FleetSpark.CloudTests.Queues;

namespace FleetSpark.CloudTests.Functions;

/// <summary>Random mutations of the event of the queue's function, handed to the native program: each is answered, and the last one as the first.</summary>
public sealed class QueueEventFuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Event_ThatIsMutated_IsLandedOrAnsweredByACode()
    {
        using var folder = new TemporaryFolder();
        await using var function = await FunctionProcess.StartAsync("queue", ("FLEET_SOURCE", "gps"), ("FLEET_RAW", folder.PathOf("raw")));
        var random = Seeds.NewRandom(output.WriteLine);
        var mutations = new Mutations([.. Mutations.OfJson, "\"body\":", "\"Records\":"]);
        var whole = QueueEvents.Of(TestQueue.Fix(1), Gzipped.Base64($"[{TestQueue.Fix(2)},{TestQueue.Fix(3)}]"), "poison");
        var (landed, refused) = (0, 0);
        for (var left = Cases.Of(few: 150, many: 10_000); left > 0; left--)
        {
            var mutated = mutations.Of(Encoding.UTF8.GetBytes(whole), random);
            var reply = await function.Api.InvokeAsync(mutated, Time).WaitAsync(Time, TestContext.Current.CancellationToken);
            var expected = reply.IsError ? "\"errorType\":\"FS2602\"" : "{\"batchItemFailures\":[";
            Assert.True(reply.Json.Contains(expected, StringComparison.Ordinal), $"{reply.Json} of {Convert.ToBase64String(mutated)}");
            (landed, refused) = reply.IsError ? (landed, refused + 1) : (landed + 1, refused);
        }

        output.WriteLine($"{landed} landed, {refused} refused, peak {function.PeakMebibytes:0.0} MiB");
        Assert.True(landed > 0 && refused > 0, $"{landed} landed, {refused} refused");
        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-2"}]}""", (await function.InvokeAsync(whole)).Json);
        Assert.InRange(function.PeakMebibytes, 1, 60);
    }
}
