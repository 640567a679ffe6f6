using System.Text;
using FleetSpark.Landing;
using FleetSpark.Landing.Sources.Gps;

namespace FleetSpark.LandingTests.Gps;

/// <summary>What a message's body may be, and what becomes of one that is none of it.</summary>
public sealed class MessageTests
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"a":1}""", 1, 0)]
    [InlineData("{\n \"a\":1\n}", 1, 0)]
    [InlineData("""[{"a":1},{"a":2}]""", 2, 0)]
    [InlineData("{\"a\":1}\n{\"a\":2}\r\n\n{\"a\":3}", 3, 0)]
    [InlineData("""[{"a":1},7,{"a":2}]""", 2, 1)]
    [InlineData("""[{"a":1},{"a":""", 1, 1)]
    [InlineData("{\"a\":1}\nnope\n", 1, 1)]
    [InlineData("[]", 0, 0)]
    [InlineData("", 0, 0)]
    [InlineData("  \n", 0, 0)]
    [InlineData("nope", 0, 1)]
    [InlineData("7", 0, 1)]
    [InlineData("\uFEFF{\"a\":1}", 1, 0)]
    [InlineData("a,b\n1,2\n", 0, 2)] // a queue carries no CSV
    public async Task Body_OfEachForm_GivesItsRecordsPackedOrNot(string body, int records, int refused)
    {
        foreach (var sent in new[] { body, Gzipped.Base64(body) })
        {
            using var lake = new RawLake();
            using var batch = Batches.Of(lake);
            await batch.TakeAsync(Message("m", sent), RawLake.Cancellation);
            Assert.Equal((records, refused), (batch.Records, batch.RefusedByReason.Values.Sum()));
            Assert.Equal(records == 0 && refused > 0, batch.Poisoned.Count == 1);
        }
    }

    [Theory]
    [InlineData("H4sI", RefusalReasons.PackingBroken)]
    [InlineData("H4sI!!!!", RefusalReasons.PackingBroken)]
    [InlineData("H4sIAAAAAAAAA0vOzwUAAAAA", RefusalReasons.PackingBroken)]
    public async Task Body_ThatCannotBeUnpacked_IsPoisonedAndKeptAsReceived(string body, string reason)
    {
        using var lake = new RawLake();
        using var batch = Batches.Of(lake);
        await batch.TakeAsync(Message("m", body), RawLake.Cancellation);
        await batch.PutAsync(RawLake.Cancellation);
        Assert.Equal([reason], batch.RefusedByReason.Keys);
        Assert.Single(batch.Poisoned);
        Assert.Equal(Encoding.UTF8.GetBytes(body), Assert.Single(await lake.RefusedAsync()).Bytes);
    }

    [Fact]
    public async Task Body_CutAtAnyByte_IsPoisoned()
    {
        var packed = Convert.FromBase64String(Gzipped.Base64("""[{"a":1},{"a":2}]"""));
        for (var length = 3; length < packed.Length; length++)
        {
            using var lake = new RawLake();
            using var batch = Batches.Of(lake);
            await batch.TakeAsync(Message("m", Convert.ToBase64String(packed.AsSpan(0, length))), RawLake.Cancellation);
            Assert.Equal([RefusalReasons.PackingBroken], batch.RefusedByReason.Keys);
        }
    }

    [Fact]
    public async Task Body_ThatUnpacksWithoutEnd_IsRefusedAtALimit()
    {
        var bomb = Gzipped.Base64(new string(' ', MessageBody.UnpackedBytes + 1));
        Assert.True(bomb.Length < 1 << 20);
        using var lake = new RawLake();
        using var batch = Batches.Of(lake);
        await batch.TakeAsync(Message("m", bomb), RawLake.Cancellation);
        Assert.Equal([RefusalReasons.UnpackedTooLong], batch.RefusedByReason.Keys);
    }

    [Fact]
    public async Task Refusals_OfAMessageInWhateverCompany_MakeTheSameObject()
    {
        using var lake = new RawLake();
        var bad = Message("bad", "[{\"a\":1},7]");
        foreach (var company in new QueueMessage[][] { [bad], [Message("other", """{"a":2}"""), bad], [bad, Message("third", "8"), bad] })
        {
            using var batch = Batches.Of(lake);
            foreach (var message in company)
            {
                await batch.TakeAsync(message, RawLake.Cancellation);
            }

            await batch.PutAsync(RawLake.Cancellation);
        }

        Assert.Equal(2, (await lake.RefusedAsync()).Count);
    }

    [Fact]
    public async Task Batch_OfSeveralMessages_IsOneObjectOfTheLastSendTime()
    {
        using var lake = new RawLake();
        using var batch = Batches.Of(lake);
        await batch.TakeAsync(Message("late", """{"a":1}""") with { SentAt = Sent.AddMinutes(2) }, RawLake.Cancellation);
        await batch.TakeAsync(Message("early", """{"a":2}"""), RawLake.Cancellation);
        await batch.PutAsync(RawLake.Cancellation);
        Assert.StartsWith("landed=2026-03-29/20260329T120200Z-2-", Assert.Single(await lake.KeysAsync()), StringComparison.Ordinal);
        Assert.Equal(Sent, batch.OldestSentAt);
    }

    private static QueueMessage Message(string id, string body) => new(id, System.Text.Encoding.UTF8.GetBytes(body), Sent, $"receipt {id}");
}
