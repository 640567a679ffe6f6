using FleetSpark.Core;
using FleetSpark.Tables;

namespace FleetSpark.Jobs;

/// <summary>Where a table's days begin and end: UTC days, or days of the company's zone, which last 23 to 25 hours.</summary>
internal sealed class CompanyCalendar(string zone)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(zone);

    /// <summary>The first instant of a day, and the first of the next one.</summary>
    public (DateTimeOffset FromAt, DateTimeOffset ToAt) BoundsOf(DayKind kind, Day day) => (StartOf(kind, day), StartOf(kind, day.AddDays(1)));

    /// <summary>The UTC days that a day touches.</summary>
    public IEnumerable<Day> UtcDaysOf(DayKind kind, Day day)
    {
        var (fromAt, toAt) = BoundsOf(kind, day);
        for (var utcDay = Day.OfUtc(fromAt); utcDay.StartUtc < toAt; utcDay = utcDay.AddDays(1))
        {
            yield return utcDay;
        }
    }

    /// <summary>The days that touch a UTC day.</summary>
    public IEnumerable<Day> DaysTouching(DayKind kind, Day utcDay) => kind == DayKind.Utc
        ? [utcDay]
        : new[] { utcDay.AddDays(-1), utcDay, utcDay.AddDays(1) }.Where(day => UtcDaysOf(kind, day).Contains(utcDay));

    private DateTimeOffset StartOf(DayKind kind, Day day)
    {
        if (kind == DayKind.Utc)
        {
            return day.StartUtc;
        }

        // Where summer time begins at midnight the day starts at the first moment that exists.
        var local = day.Date.ToDateTime(TimeOnly.MinValue);
        while (_zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return new DateTimeOffset(local, WallClock.OffsetOf(_zone, local)).ToUniversalTime();
    }
}
