namespace Microsoft.Spark.Sql;

// Dates and times. Instants are shown and cut in the session's time zone.
public static partial class Functions
{
    /// <summary>The date some months later; the last day of a month stays one where the day does not exist.</summary>
    public static Column AddMonths(Column startDate, Column numMonths) => Call("add_months", startDate, numMonths);

    /// <inheritdoc cref="AddMonths(Column, Column)" />
    public static Column AddMonths(Column startDate, int numMonths) => Call("add_months", startDate, numMonths);

    /// <summary>Today, in the session's time zone, at the start of the query.</summary>
    public static Column CurrentDate() => Call("current_date");

    /// <summary>The instant at which the query started.</summary>
    public static Column CurrentTimestamp() => Call("current_timestamp");

    /// <summary>The date some days later.</summary>
    public static Column DateAdd(Column start, Column days) => Call("date_add", start, days);

    /// <inheritdoc cref="DateAdd(Column, Column)" />
    public static Column DateAdd(Column start, int days) => Call("date_add", start, days);

    /// <summary>How many days lie between two dates; negative where the end is the earlier one.</summary>
    public static Column DateDiff(Column end, Column start) => Call("date_diff", end, start);

    /// <summary>A date or time as text, by a pattern.</summary>
    public static Column DateFormat(Column dateExpr, string format) => Call("date_format", dateExpr, format);

    /// <summary>The date some days earlier.</summary>
    public static Column DateSub(Column start, Column days) => Call("date_sub", start, days);

    /// <inheritdoc cref="DateSub(Column, Column)" />
    public static Column DateSub(Column start, int days) => Call("date_sub", start, days);

    /// <summary>The time cut to the unit, such as <c>hour</c>.</summary>
    public static Column DateTrunc(string format, Column column) => Call("date_trunc", format, column);

    /// <summary>The day of the month, from 1.</summary>
    public static Column DayOfMonth(Column column) => Call("dayofmonth", column);

    /// <summary>The day of the week: 1 is Sunday, 7 Saturday.</summary>
    public static Column DayOfWeek(Column column) => Call("dayofweek", column);

    /// <summary>The day of the year, from 1.</summary>
    public static Column DayOfYear(Column column) => Call("dayofyear", column);

    /// <summary>For a table's partitions: the day of a date or time.</summary>
    public static Column Days(Column column) => Call("days", column);

    /// <summary>Seconds since 1970 as text, by a pattern or as <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    public static Column FromUnixTime(Column column) => Call("from_unixtime", column);

    /// <inheritdoc cref="FromUnixTime(Column)" />
    public static Column FromUnixTime(Column column, string format) => Call("from_unixtime", column, format);

    /// <summary>A time of UTC as the wall clock of a zone shows it.</summary>
    public static Column FromUtcTimestamp(Column column, Column tz) => Call("from_utc_timestamp", column, tz);

    /// <inheritdoc cref="FromUtcTimestamp(Column, Column)" />
    public static Column FromUtcTimestamp(Column column, string tz) => Call("from_utc_timestamp", column, tz);

    /// <summary>The hour, 0 to 23.</summary>
    public static Column Hour(Column column) => Call("hour", column);

    /// <summary>For a table's partitions: the hour of a time.</summary>
    public static Column Hours(Column column) => Call("hours", column);

    /// <summary>The last day of the date's month.</summary>
    public static Column LastDay(Column column) => Call("last_day", column);

    /// <summary>The minute, 0 to 59.</summary>
    public static Column Minute(Column column) => Call("minute", column);

    /// <summary>The month, 1 to 12.</summary>
    public static Column Month(Column column) => Call("month", column);

    /// <summary>For a table's partitions: the month of a date or time.</summary>
    public static Column Months(Column column) => Call("months", column);

    /// <summary>How many months lie between two times, with a fraction, rounded to 8 digits unless told not to.</summary>
    public static Column MonthsBetween(Column end, Column start) => Call("months_between", end, start);

    /// <inheritdoc cref="MonthsBetween(Column, Column)" />
    public static Column MonthsBetween(Column end, Column start, bool roundOff) => Call("months_between", end, start, roundOff);

    /// <summary>The first date after this one that is the given weekday, such as <c>Mon</c>.</summary>
    public static Column NextDay(Column date, Column dayOfWeek) => Call("next_day", date, dayOfWeek);

    /// <inheritdoc cref="NextDay(Column, Column)" />
    public static Column NextDay(Column date, string dayOfWeek) => Call("next_day", date, dayOfWeek);

    /// <summary>The quarter, 1 to 4.</summary>
    public static Column Quarter(Column column) => Call("quarter", column);

    /// <summary>The second, 0 to 59.</summary>
    public static Column Second(Column column) => Call("second", column);

    /// <summary>The session that a time belongs to: it ends when nothing came for the gap.</summary>
    public static Column Session_Window(Column timeColumn, Column gapDuration) => Call("session_window", timeColumn, gapDuration);

    /// <inheritdoc cref="Session_Window(Column, Column)" />
    public static Column Session_Window(Column timeColumn, string gapDuration) => Call("session_window", timeColumn, gapDuration);

    /// <summary>Seconds since 1970 as a timestamp.</summary>
    public static Column TimestampSeconds(Column column) => Call("timestamp_seconds", column);

    /// <summary>A text or time as a date, by a pattern or by the rules of a cast.</summary>
    public static Column ToDate(Column column) => Call("to_date", column);

    /// <inheritdoc cref="ToDate(Column)" />
    public static Column ToDate(Column column, string format) => Call("to_date", column, format);

    /// <summary>A text as a timestamp, by a pattern or by the rules of a cast.</summary>
    public static Column ToTimestamp(Column column) => Call("to_timestamp", column);

    /// <inheritdoc cref="ToTimestamp(Column)" />
    public static Column ToTimestamp(Column column, string format) => Call("to_timestamp", column, format);

    /// <summary>A wall clock's time of a zone as the time of UTC.</summary>
    public static Column ToUtcTimestamp(Column column, Column tz) => Call("to_utc_timestamp", column, tz);

    /// <inheritdoc cref="ToUtcTimestamp(Column, Column)" />
    public static Column ToUtcTimestamp(Column column, string tz) => Call("to_utc_timestamp", column, tz);

    /// <summary>The date cut to the unit, such as <c>month</c>.</summary>
    public static Column Trunc(Column column, string format) => Call("trunc", column, format);

    /// <summary>Seconds since 1970: of now, or of a time or text.</summary>
    public static Column UnixTimestamp() => Call("unix_timestamp");

    /// <inheritdoc cref="UnixTimestamp()" />
    public static Column UnixTimestamp(Column column) => Call("unix_timestamp", column);

    /// <inheritdoc cref="UnixTimestamp()" />
    public static Column UnixTimestamp(Column column, string format) => Call("unix_timestamp", column, format);

    /// <summary>The week of the year by ISO 8601.</summary>
    public static Column WeekOfYear(Column column) => Call("weekofyear", column);

    /// <summary>The window of time that a time belongs to, as a struct of start (included) and end (excluded); it slides where a slide is given.</summary>
    public static Column Window(Column column, string windowDuration) => Call("window", column, windowDuration);

    /// <inheritdoc cref="Window(Column, string)" />
    public static Column Window(Column column, string windowDuration, string slideDuration) => Call("window", column, windowDuration, slideDuration);

    /// <inheritdoc cref="Window(Column, string)" />
    public static Column Window(Column column, string windowDuration, string slideDuration, string startTime) => Call("window", column, windowDuration, slideDuration, startTime);

    /// <summary>The year.</summary>
    public static Column Year(Column column) => Call("year", column);

    /// <summary>For a table's partitions: the year of a date or time.</summary>
    public static Column Years(Column column) => Call("years", column);
}
