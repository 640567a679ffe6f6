using System.Globalization;

namespace FleetSpark.Core;

/// <summary>A calendar day: of UTC in <c>event_date</c> and <c>landed_date</c>, of the company's zone in <c>local_date</c>.</summary>
/// <param name="Date">The day.</param>
public readonly record struct Day(DateOnly Date) : IComparable<Day>
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>Reads <c>2026-03-29</c>, and nothing else.</summary>
    /// <exception cref="FleetException">FS1001: the text is not a day.</exception>
    public static Day Parse(string text) =>
        TryParse(text, out var day) ? day : throw CoreErrors.NotADay(text);

    /// <summary>Reads <c>2026-03-29</c>; false for anything else.</summary>
    public static bool TryParse(string? text, out Day day)
    {
        var isDay = DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        day = new Day(date);
        return isDay;
    }

    /// <summary>The UTC day on which an instant lies.</summary>
    public static Day OfUtc(DateTimeOffset instant) => new(DateOnly.FromDateTime(instant.UtcDateTime));

    /// <summary>The day <paramref name="days"/> later, or earlier where negative.</summary>
    public Day AddDays(int days) => new(Date.AddDays(days));

    /// <summary>The first instant of this day in UTC.</summary>
    public DateTimeOffset StartUtc => new(Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <inheritdoc />
    public int CompareTo(Day other) => Date.CompareTo(other.Date);

    /// <summary><c>2026-03-29</c>.</summary>
    public override string ToString() => Date.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Earlier than.</summary>
    public static bool operator <(Day left, Day right) => left.Date < right.Date;

    /// <summary>Later than.</summary>
    public static bool operator >(Day left, Day right) => left.Date > right.Date;

    /// <summary>Earlier than or the same day.</summary>
    public static bool operator <=(Day left, Day right) => left.Date <= right.Date;

    /// <summary>Later than or the same day.</summary>
    public static bool operator >=(Day left, Day right) => left.Date >= right.Date;
}
