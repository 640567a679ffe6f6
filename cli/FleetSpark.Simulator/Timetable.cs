using FleetSpark.Simulator.Numbers;

namespace FleetSpark.Simulator;

/// <summary>When what is sent. A window is five minutes; each tracker takes one fix in it, and one GPS file is sent in its last second.</summary>
internal sealed class Timetable(SimulationOptions options)
{
    /// <summary>Windows in a day.</summary>
    public const int WindowsInDay = 288;

    /// <summary>Seconds of a window.</summary>
    public const int WindowSeconds = 300;

    /// <summary>The first instant, seconds since 1970.</summary>
    public long First { get; } = options.From.StartUtc.ToUnixTimeSeconds();

    /// <summary>The first instant after the last day.</summary>
    public long End => First + ((long)options.Days * LocalTime.Day);

    /// <summary>How many windows there are.</summary>
    public int Windows => options.Days * WindowsInDay;

    /// <summary>How many trucks.</summary>
    public int Trucks => options.Trucks;

    /// <summary>Chooses the fleet.</summary>
    public long Seed => options.Seed;

    /// <summary>Whether the fleet is large enough that one record of each kind of defect does not weigh.</summary>
    public bool PlantsEveryKind => options.Trucks >= 50;

    /// <summary>The first instant of a window.</summary>
    public long StartOf(int window) => First + ((long)window * WindowSeconds);

    /// <summary>When its file is sent: in its last second, so that a day's files carry that day's date.</summary>
    public long SentOf(int window) => StartOf(window + 1) - 1;

    /// <summary>The last window of the UTC day of a window.</summary>
    public static int LastOfDay(int window) => window - (window % WindowsInDay) + WindowsInDay - 1;

    /// <summary>An instant as a date with time of UTC.</summary>
    public static DateTimeOffset Instant(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    /// <summary>An instant as <c>2026-03-29T12:00:00Z</c>.</summary>
    public static string Utc(long seconds) => $"{Instant(seconds):yyyy-MM-dd'T'HH:mm:ss}Z";

    /// <summary>An instant as <c>2026-03-29T09:00:00</c>, the clock on the wall in São Paulo.</summary>
    public static string Wall(long seconds) => $"{Instant(seconds - LocalTime.BehindUtc):yyyy-MM-dd'T'HH:mm:ss}";
}
