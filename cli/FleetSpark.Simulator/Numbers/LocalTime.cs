namespace FleetSpark.Simulator.Numbers;

/// <summary>The clock of America/Sao_Paulo, three hours behind UTC all year since 2019; instants are seconds since 1970, UTC.</summary>
internal static class LocalTime
{
    /// <summary>Seconds that UTC is ahead.</summary>
    public const int BehindUtc = 3 * 3600;

    /// <summary>Seconds in a day.</summary>
    public const int Day = 86_400;

    /// <summary>Days since 1970 on the local calendar.</summary>
    public static long DayNumber(long instant) => (instant - BehindUtc) / Day;

    /// <summary>Seconds since local midnight.</summary>
    public static int SecondOfDay(long instant) => (int)((instant - BehindUtc) % Day);

    /// <summary>The instant of a local time of day.</summary>
    public static long At(long dayNumber, int secondOfDay) => (dayNumber * Day) + BehindUtc + secondOfDay;

    /// <summary>0 is Monday, 6 is Sunday. The first of January 1970 was a Thursday.</summary>
    public static int Weekday(long dayNumber) => (int)((dayNumber + 3) % 7);
}
