using System.Globalization;

namespace Microsoft.Spark.Sql.Types;

/// <summary>An instant, to the microsecond, with its parts as a clock of UTC shows them.</summary>
public class Timestamp
{
    private readonly DateTime _utc;

    /// <summary>An instant. A local time is turned into UTC; a time of no kind is taken as UTC. Less than a microsecond is cut off.</summary>
    public Timestamp(DateTime dateTime)
    {
        var utc = dateTime.Kind == DateTimeKind.Local ? dateTime.ToUniversalTime() : DateTime.SpecifyKind(dateTime, DateTimeKind.Utc);
        _utc = utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>An instant by its parts in UTC.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">From 1.</param>
    /// <param name="hour">0 to 23.</param>
    /// <param name="minute">0 to 59.</param>
    /// <param name="second">0 to 59.</param>
    /// <param name="microsecond">0 to 999,999.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such instant.</exception>
    public Timestamp(int year, int month, int day, int hour, int minute, int second, int microsecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(microsecond);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(microsecond, 999_999);
        _utc = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(microsecond * TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>The year, 1 to 9999.</summary>
    public int Year => _utc.Year;

    /// <summary>The month, 1 to 12.</summary>
    public int Month => _utc.Month;

    /// <summary>The day of the month, from 1.</summary>
    public int Day => _utc.Day;

    /// <summary>The hour, 0 to 23.</summary>
    public int Hour => _utc.Hour;

    /// <summary>The minute, 0 to 59.</summary>
    public int Minute => _utc.Minute;

    /// <summary>The second, 0 to 59.</summary>
    public int Second => _utc.Second;

    /// <summary>The microseconds of the second, 0 to 999,999.</summary>
    public int Microsecond => (int)(_utc.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);

    /// <summary>Microseconds since 1970-01-01 in UTC.</summary>
    internal long EpochMicros => (_utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant in UTC.</summary>
    public DateTime ToDateTime() => _utc;

    /// <summary>The instant as <c>2026-03-29 12:30:00.000000Z</c>.</summary>
    public override string ToString() => _utc.ToString("yyyy-MM-dd HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Timestamp other && _utc == other._utc;

    /// <inheritdoc />
    public override int GetHashCode() => _utc.GetHashCode();

    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the years 1 to 9999.</exception>
    /// <exception cref="OverflowException">As well.</exception>
    internal static Timestamp FromEpochMicros(long micros) => new(new DateTime(checked((micros * TimeSpan.TicksPerMicrosecond) + DateTime.UnixEpoch.Ticks), DateTimeKind.Utc));
}
