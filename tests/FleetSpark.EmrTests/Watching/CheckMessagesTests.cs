using FleetSpark.Core;
using FleetSpark.Emr.Watching;
using FleetSpark.Tables;

namespace FleetSpark.EmrTests.Watching;

/// <summary>What the topic is told of checks.</summary>
public sealed class CheckMessagesTests
{
    private const string Topic = "arn:aws:sns:us-east-1:123456789012:fleet";
    private static readonly Day First = Day.Parse("2026-03-01");

    [Fact]
    public void Messages_OfARunWithoutOffendingRows_AreNone() => Assert.Empty(CheckMessages.Of(RunOf(new WatchedCheck("trucks", "one", Severity.Fail, 0)), "s3://lake", Topic));

    [Fact]
    public void Message_OfATable_NamesChecksRowsDaysAndRun()
    {
        var messages = CheckMessages.Of(
            RunOf(
                new WatchedCheck("gps_positions", "bad_value", Severity.Warn, 1234) { Days = [new(First, 1000), new(First.AddDays(2), 234)], Among = (First, First.AddDays(5)) },
                new WatchedCheck("gps_positions", "key", Severity.Fail, 1) { Among = (First, First.AddDays(5)) },
                new WatchedCheck("trucks", "device", Severity.Warn, 2),
                new WatchedCheck("truck_days", "plate", Severity.Warn, 3) { Among = (First, First) }),
            "s3://lake", Topic);
        Assert.Equal(["FleetSpark: gps_positions: 1 check failed, 1 check warned", "FleetSpark: trucks: 1 check warned", "FleetSpark: truck_days: 1 check warned"], messages.Select(message => message.Subject));
        Assert.Equal(
            """
            gps_positions.key failed: 1 row, among what was made of 2026-03-01 to 2026-03-06.
            gps_positions.bad_value warns: 1,234 rows on 2026-03-01 (1,000 rows), 2026-03-03 (234 rows).

            Run 20260320T000000Z-1 of s3://lake: nothing was published.
            What such a row means: spark-jobs/tables/gps_positions/checks.sql. What to do: docs/watching.md.

            """,
            messages[0].Message);
        Assert.StartsWith("trucks.device warns: 2 rows.\n", messages[1].Message, StringComparison.Ordinal);
        Assert.StartsWith("truck_days.plate warns: 3 rows, among what was made of 2026-03-01.\n", messages[2].Message, StringComparison.Ordinal);
        Assert.Equal([("gps_positions", "fail"), ("trucks", "warn"), ("truck_days", "warn")], messages.Select(message => (message.MessageAttributes![0].StringValue, message.MessageAttributes[1].StringValue)));
        Assert.All(messages, message => Assert.Equal(Topic, message.TopicArn));
    }

    [Fact]
    public void Message_OfManyDaysAndALongName_StaysWithinWhatSnsTakes()
    {
        var table = new string('t', 120);
        var days = Enumerable.Range(0, 3000).Select(day => KeyValuePair.Create(First.AddDays(day), 1L)).ToList();
        var message = CheckMessages.Of(RunOf(new WatchedCheck(table, "key", Severity.Warn, 3000) { Days = days }), "s3://lake", Topic).Single();
        Assert.Equal(100, message.Subject!.Length);
        Assert.Contains("2026-03-10 (1 row) and 2990 more days until 2034-05-17.\n", message.Message, StringComparison.Ordinal);
    }

    private static WatchedRun RunOf(params IReadOnlyList<WatchedCheck> checks) => new("20260320T000000Z-1", RunEnd.Failed, [], checks);
}
