namespace FleetSpark.Core;

/// <summary>Wall-clock times of a zone.</summary>
public static class WallClock
{
    /// <summary>The offset of a time that exists; one that comes twice is taken for its first coming, as the engines take it.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="local">The time as a clock on the wall shows it.</param>
    public static TimeSpan OffsetOf(TimeZoneInfo zone, DateTime local) =>
        zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
}
