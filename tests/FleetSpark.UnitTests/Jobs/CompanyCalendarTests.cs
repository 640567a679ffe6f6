using FleetSpark.Core;
using FleetSpark.Jobs;
using FleetSpark.Tables;

namespace FleetSpark.UnitTests.Jobs;

public class CompanyCalendarTests
{
    [Theory]
    [InlineData("America/Sao_Paulo", "2026-03-10", "2026-03-10T03:00:00", 24)]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00", 23)] // midnight does not exist: the day begins at 01:00
    [InlineData("America/Sao_Paulo", "2018-11-03", "2018-11-03T03:00:00", 24)]
    [InlineData("America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00", 25)] // 23:00 comes twice
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T05:00:00", 23)]
    [InlineData("America/New_York", "2026-11-01", "2026-11-01T04:00:00", 25)]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00:00", 25)] // midnight comes twice: the day begins at the first
    [InlineData("UTC", "2026-03-10", "2026-03-10T00:00:00", 24)]
    public void CompanyDay_InAZone_HasItsLength(string zone, string day, string fromAt, int hours)
    {
        var calendar = new CompanyCalendar(zone);
        var bounds = calendar.BoundsOf(DayKind.Company, Day.Parse(day));
        Assert.Equal(DateTimeOffset.Parse(fromAt + "Z", null), bounds.FromAt);
        Assert.Equal(TimeSpan.FromHours(hours), bounds.ToAt - bounds.FromAt);
        Assert.Equal(bounds.ToAt, calendar.BoundsOf(DayKind.Company, Day.Parse(day).AddDays(1)).FromAt);
    }

    [Theory]
    [InlineData("America/Sao_Paulo", "2026-03-10 2026-03-11", "2026-03-09 2026-03-10")]
    [InlineData("UTC", "2026-03-10", "2026-03-10")]
    [InlineData("Asia/Tokyo", "2026-03-09 2026-03-10", "2026-03-10 2026-03-11")]
    [InlineData("Pacific/Kiritimati", "2026-03-09 2026-03-10", "2026-03-10 2026-03-11")]
    public void CompanyDay_InAZone_TouchesUtcDaysAndIsTouched(string zone, string utcDays, string touching)
    {
        var calendar = new CompanyCalendar(zone);
        Assert.Equal(utcDays, string.Join(' ', calendar.UtcDaysOf(DayKind.Company, Day.Parse("2026-03-10"))));
        Assert.Equal(touching, string.Join(' ', calendar.DaysTouching(DayKind.Company, Day.Parse("2026-03-10"))));
    }

    [Fact]
    public void UtcDay_InAnyZone_IsItself()
    {
        var calendar = new CompanyCalendar("America/Sao_Paulo");
        Assert.Equal([Day.Parse("2026-03-10")], calendar.UtcDaysOf(DayKind.Utc, Day.Parse("2026-03-10")));
        Assert.Equal([Day.Parse("2026-03-10")], calendar.DaysTouching(DayKind.Utc, Day.Parse("2026-03-10")));
    }
}
