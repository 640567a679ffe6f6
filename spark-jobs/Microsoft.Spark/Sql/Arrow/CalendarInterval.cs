using System.Runtime.InteropServices;

namespace Microsoft.Spark.Sql.Arrow;

/// <summary>An interval of months, days and a time, whose lengths differ: a text is all that says it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct CalendarInterval(int Months, int Days, long Nanoseconds)
{
    /// <summary>Such as <c>1 months 2 days 3.5 seconds</c>.</summary>
    public override string ToString() => $"{Months} months {Days} days {Nanoseconds / 1_000_000_000m:0.######} seconds";
}
