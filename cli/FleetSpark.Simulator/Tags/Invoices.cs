using FleetSpark.Simulator.Numbers;

namespace FleetSpark.Simulator.Tags;

/// <summary>
/// The tag operator's weekly invoices. Trucks are in seven groups, each closing on another weekday, so that every day one is paid; the
/// first group closes on the day before the first.
/// </summary>
internal sealed class Invoices(Timetable times)
{
    private const int GroupCount = 7;
    private readonly Dictionary<(int Group, long ClosesOn), long> _cents = [];

    /// <summary>Name of the invoice that a charge comes on.</summary>
    public string Add(int truckIndex, long postedAt, long cents)
    {
        var (group, closes) = InvoiceOf(truckIndex, postedAt);
        _cents[(group, closes)] = _cents.GetValueOrDefault((group, closes)) + cents;
        return Name(group, closes);
    }

    /// <summary>Name of the invoice on which a charge would come, without counting it.</summary>
    public string NameFor(int truckIndex, long postedAt)
    {
        var (group, closes) = InvoiceOf(truckIndex, postedAt);
        return Name(group, closes);
    }

    /// <summary>The invoice that closed on a local day and what it comes to in cents; zero where no truck is in its group.</summary>
    public (string Name, long Cents) Close(long dayNumber)
    {
        var group = (int)((((dayNumber - FirstClose) % GroupCount) + GroupCount) % GroupCount);
        _cents.Remove((group, dayNumber), out var cents);
        return (Name(group, dayNumber), Math.Max(0, cents + Earlier(group, dayNumber)));
    }

    // The local day on which the first simulated day's bank file can see an invoice of the day before.
    private long FirstClose => LocalTime.DayNumber(times.First + 43_200) - 1;

    // What was posted in the invoice's week before the simulation began: a usual day's cost for each truck and day.
    private long Earlier(int group, long closes)
    {
        var daysBefore = Math.Clamp(FirstClose - (closes - GroupCount), 0, GroupCount);
        var trucks = (times.Trucks - group + GroupCount - 1) / GroupCount;
        return daysBefore * Math.Max(0, trucks) * Dice.Of(times.Seed, Rolls.Tags, closes).Between(9_000, 21_000);
    }

    private (int Group, long ClosesOn) InvoiceOf(int truckIndex, long postedAt)
    {
        var (group, posted) = (truckIndex % GroupCount, LocalTime.DayNumber(postedAt));
        var behind = (((posted - FirstClose - group) % GroupCount) + GroupCount) % GroupCount;
        return (group, behind == 0 ? posted : posted + GroupCount - behind);
    }

    private static string Name(int group, long closes) =>
        $"FT{group + 1}-{Timetable.Instant(closes * LocalTime.Day):yyyyMMdd}";
}
