using FleetSpark.Core;
using FleetSpark.Jobs.Planning;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Jobs;

/// <summary>Runs over a part of the days while another part is stale.</summary>
public sealed class PartialRunTests : IDisposable
{
    private static readonly DateTimeOffset SentAt = new(2026, 3, 12, 0, 0, 0, TimeSpan.Zero);

    private readonly TestLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public async Task Run_OfTheDayThatAChargeMovedTo_IsNoDuplicateOfTheStaleDayItLeft()
    {
        await _lake.PutAsync("tags", SentAt, Charge("2026-03-10T12:00:00Z", "2026-03-10T20:00:00Z"));
        await _lake.RunAsync();
        await _lake.PutAsync("tags", SentAt.AddHours(1), Charge("2026-03-08T12:00:00Z", "2026-03-11T20:00:00Z"));
        var movedTo = Day.Parse("2026-03-08");
        await _lake.RunAsync(new Selection { From = movedTo, To = movedTo });
        await _lake.RunAsync();
        Assert.Equal("2026-03-08", Assert.Single(await _lake.QueryAsync("SELECT event_date FROM tag_transactions"))[0]);
    }

    private static string Charge(string at, string postedAt) =>
        $$"""{"transaction_id":"t-1","plate":"AAA1A11","kind":"toll","occurred_at":"{{at}}","amount":"10","currency":"BRL","posted_at":"{{postedAt}}"}""";
}
