using FleetSpark.Simulator.Numbers;

namespace FleetSpark.Simulator.Driving;

/// <summary>When a driver works: from early morning to evening, or through the night; pauses as the law asks.</summary>
internal sealed class Shift
{
    private const int DrivingUntilPause = 16_200;
    private readonly Dice _dice;
    private readonly bool _isNight;
    private long _lunchDay = -1;
    private long _sincePause;

    /// <summary>A shift that is on, or that begins at the driver's next hour.</summary>
    public Shift(Dice dice, long now)
    {
        _dice = dice;
        _isNight = dice.PerMille(130);
        StartsAt = LocalTime.At(LocalTime.DayNumber(now), StartOfDay());
        EndsAt = StartsAt + Length();
        if (EndsAt <= now)
        {
            Rest(now - 21_600);
        }
    }

    /// <summary>Seconds since 1970: the driver does not drive before.</summary>
    public long StartsAt { get; private set; }

    /// <summary>Seconds since 1970: the driver looks for a place for the night from then on.</summary>
    public long EndsAt { get; private set; }

    /// <summary>The driver rests from now: the next shift is at the next usual hour, at least eight hours later; many keep Sunday.</summary>
    public void Rest(long now)
    {
        var day = LocalTime.DayNumber(now);
        var start = StartOfDay();
        while (LocalTime.At(day, start) < now + 28_800)
        {
            day++;
        }

        if (LocalTime.Weekday(day) == 6 && _dice.PerMille(350))
        {
            day++;
        }

        (StartsAt, EndsAt) = (LocalTime.At(day, start), LocalTime.At(day, start) + Length());
        _sincePause = 0;
    }

    /// <summary>Counts time at the wheel.</summary>
    public void Drove(int seconds) => _sincePause += seconds;

    /// <summary>Whether the driver would stop at the next halt.</summary>
    public bool WantsHalt(long now) => now >= EndsAt || _sincePause > DrivingUntilPause || WantsLunch(now);

    /// <summary>How long the driver halts, in seconds from now; for the night where the shift is over.</summary>
    public int Halt(long now)
    {
        _sincePause = 0;
        if (now >= EndsAt)
        {
            Rest(now);
            return (int)(StartsAt - now);
        }

        if (WantsLunch(now))
        {
            _lunchDay = LocalTime.DayNumber(now);
            return _dice.Between(2_700, 4_500);
        }

        return _dice.Between(1_800, 2_700);
    }

    private bool WantsLunch(long now) => LocalTime.SecondOfDay(now) is > 40_800 and < 50_400 && _lunchDay != LocalTime.DayNumber(now);

    private int StartOfDay() => _isNight ? _dice.Between(61_200, 68_400) : _dice.Between(16_200, 27_000);

    private int Length() => _dice.Between(39_600, 48_600);
}
