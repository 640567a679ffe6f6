using System.Globalization;

namespace Microsoft.Spark.Sql.Types;

/// <summary>A day of the calendar, without a time or zone.</summary>
public class Date
{
    private readonly DateOnly _day;

    /// <summary>The day of a date; its time is left away.</summary>
    public Date(DateTime dateTime) => _day = DateOnly.FromDateTime(dateTime);

    /// <summary>A day.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">From 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    public Date(int year, int month, int day) => _day = new DateOnly(year, month, day);

    private Date(DateOnly day) => _day = day;

    /// <summary>The year, 1 to 9999.</summary>
    public int Year => _day.Year;

    /// <summary>The month, 1 to 12.</summary>
    public int Month => _day.Month;

    /// <summary>The day of the month, from 1.</summary>
    public int Day => _day.Day;

    /// <summary>Days since 1970-01-01.</summary>
    internal int EpochDays => _day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>Midnight of the day, of no kind.</summary>
    public DateTime ToDateTime() => _day.ToDateTime(TimeOnly.MinValue);

    /// <summary>The day as <c>2026-03-29</c>.</summary>
    public override string ToString() => _day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Date other && _day == other._day;

    /// <inheritdoc />
    public override int GetHashCode() => _day.GetHashCode();

    /// <exception cref="ArgumentOutOfRangeException">The day is outside the years 1 to 9999.</exception>
    internal static Date FromEpochDays(int days) => new(DateOnly.FromDayNumber(checked(days + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber)));
}
