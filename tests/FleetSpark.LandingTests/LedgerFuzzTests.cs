using System.Text;
using FleetSpark.Core;
using FleetSpark.Landing;

namespace FleetSpark.LandingTests;

/// <summary>Random mutations of the ledger's entries: each is believed or answered by a code.</summary>
public sealed class LedgerFuzzTests(ITestOutputHelper output)
{
    private const string Text = "{\"device_number\":\"A\"}\n";
    private const string Listed = "listed";

    private static readonly string Hash = ContentHash.OfBytes(Encoding.UTF8.GetBytes(Text));

    [Theory]
    [InlineData("json")]
    [InlineData("begun.json")]
    [InlineData("seen.json")]
    public async Task Entry_ThatIsMutated_IsBelievedOrAnsweredByACode(string kind)
    {
        var name = $"_ledger/{(kind == "seen.json" ? Listed : Hash)}.{kind}";
        using var before = new RawLake(new MemoryStore());
        await before.LandOneAsync(Sources.Gps, before.Write("a.ndjson", Text));
        await new Ledger(before.Store).NoteSeenAsync(Listed, Hash, RawLake.Cancellation);
        var entry = (await before.Store.ReadAsync(name, RawLake.Cancellation))!.Content.ToArray();
        var mutations = new Mutations([.. Mutations.OfJson, "/", "../", "_refused/"]);
        var answered = await new MutationRun(output).AssertAnsweredAsync(
            few: 200,
            random => mutations.Of(entry, random, mayStay: true),
            async mutated =>
            {
                using var lake = new RawLake(new MemoryStore());
                using var content = new MemoryStream(mutated);
                await lake.Store.PutIfAbsentAsync(name, content, RawLake.Cancellation);
                await new Ledger(lake.Store).HasSeenAsync(Listed, RawLake.Cancellation);
                var report = await lake.LandOneAsync(Sources.Gps, lake.Write("a.ndjson", Text));
                if (report.Error is { } error)
                {
                    throw error;
                }

                Assert.Equal([Text.TrimEnd()], await lake.RecordsAsync());
            });
        Assert.NotEqual(0, answered);
    }
}
