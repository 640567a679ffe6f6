using FleetSpark.Core;

namespace FleetSpark.UnitTests.Core;

public class DayTests
{
    [Theory]
    [InlineData("2026-03-29")]
    [InlineData("2024-02-29")]
    [InlineData("0001-01-01")]
    public void Parse_DayText_RoundTrips(string text) => Assert.Equal(text, Day.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("2026-3-29")]
    [InlineData("2026-02-30")]
    [InlineData("2026-03-29T00:00:00Z")]
    [InlineData(" 2026-03-29")]
    [InlineData("29/03/2026")]
    public void Parse_AnyOtherText_IsRefused(string text) =>
        Assert.Equal("FS1001", Assert.Throws<FleetException>(() => Day.Parse(text)).Code);

    [Theory]
    [InlineData("2026-03-29T21:00:00-03:00", "2026-03-30")]
    [InlineData("2026-03-29T23:59:59.9999999Z", "2026-03-29")]
    [InlineData("2026-03-29T02:59:59+03:00", "2026-03-28")]
    public void OfUtc_Instant_IsItsUtcDay(string instant, string day) =>
        Assert.Equal(day, Day.OfUtc(DateTimeOffset.Parse(instant, null)).ToString());

    [Fact]
    public void Days_Compare_ByTime()
    {
        var day = Day.Parse("2026-02-28");
        Assert.True(day < day.AddDays(1) && day.AddDays(1) > day && day <= day.AddDays(0) && day >= day.AddDays(0));
        Assert.Equal("2026-03-01", day.AddDays(1).ToString());
        Assert.Equal(TimeSpan.Zero, day.StartUtc.Offset);
    }
}
