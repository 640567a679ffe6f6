using FleetSpark.Simulator.Numbers;
using FleetSpark.Simulator.Roads;

namespace FleetSpark.Simulator.Driving;

/// <summary>
/// One truck's way through time: it loads, drives to a customer and on or home, halts for meals, pauses and nights. It moves in steps of
/// at most a minute, and what it does depends on its dice alone.
/// </summary>
internal sealed partial class TruckDrive
{
    private const double FreeOfPlazaMetres = 12_000;
    private readonly RoadNetwork _network;
    private readonly Dice _dice;
    private readonly DriveEvents _events;
    private readonly int _home;
    private readonly int _axles;
    private readonly double _topSpeed;
    private readonly Shift _shift;
    private readonly bool _isIdle;

    private long _now;
    private long _dayEndsAt;
    private long _parkedUntil;
    private long _parkedSince;
    private Place? _paidPlace;
    private int _destination;
    private int _before;
    private int _from;
    private int _to;
    private Road? _road;
    private double _at;
    private double _traffic = 1;
    private double _dayMetres;
    private long _dayMoving;
    private int _dayTolls;
    private long _dayTollCents;
    private double _metresSincePlaza = FreeOfPlazaMetres * 2;
    private long _passedAt;

    /// <summary>A truck that stands at a depot or customer.</summary>
    /// <param name="network">The roads.</param>
    /// <param name="dice">This truck's own.</param>
    /// <param name="events">Where it tells what happens.</param>
    /// <param name="home">Index of its depot's junction.</param>
    /// <param name="axles">Axles, on which tolls depend.</param>
    /// <param name="isIdle">Whether it never leaves its depot, being sold.</param>
    /// <param name="now">Seconds since 1970, UTC.</param>
    public TruckDrive(RoadNetwork network, Dice dice, DriveEvents events, int home, int axles, bool isIdle, long now)
    {
        (_network, _dice, _events, _home, _axles, _isIdle, _now) = (network, dice, events, home, axles, isIdle, now);
        _topSpeed = dice.Between(800, 900) / 36.0;
        _shift = new Shift(dice, now);
        _dayEndsAt = LocalTime.At(LocalTime.DayNumber(now) + 1, 0);
        _to = isIdle || dice.PerMille(400) ? home : dice.Pick(network.Customers);
        Odometer = dice.Between(20_000_000, 900_000_000);
        Park(network.Junctions[_to].Site!, Math.Max(now, _shift.StartsAt) + dice.Between(0, 5_400), isNight: true);
    }

    /// <summary>Metres the truck was driven since it was built.</summary>
    public double Odometer { get; private set; }

    /// <summary>Metres a second.</summary>
    public double Speed { get; private set; }

    /// <summary>Whether the ignition is on.</summary>
    public bool Ignition { get; private set; }

    /// <summary>Whether the truck stands at a site or halt, rather than in traffic.</summary>
    public bool IsParked { get; private set; }

    /// <summary>Degrees, WGS84; where it stands, while it is parked.</summary>
    public double Latitude { get; private set; }

    /// <summary>Degrees, WGS84.</summary>
    public double Longitude { get; private set; }

    /// <summary>Whole degrees clockwise from north.</summary>
    public int Heading { get; private set; }

    /// <summary>
    /// Whether a fix may go missing now: not within 12 km of a plaza, since tolls are told from the fixes around them.
    /// </summary>
    public bool MayLoseFix => _now - _passedAt > 600
        && (IsParked || (_metresSincePlaza > FreeOfPlazaMetres && (_network.Junctions[_to].Plaza is null || Remaining > FreeOfPlazaMetres)));

    private double Remaining => _road!.Length - _at;

    /// <summary>Lets time go on to an instant, in seconds since 1970, UTC.</summary>
    public void Advance(long until)
    {
        while (_now < until)
        {
            var end = Math.Min(until, _dayEndsAt);
            if (IsParked)
            {
                _now = _isIdle ? end : Math.Min(end, _parkedUntil);
            }
            else
            {
                Drive((int)Math.Min(60, end - _now));
            }

            if (_now == _dayEndsAt)
            {
                EndDay();
            }

            if (IsParked && !_isIdle && _now == _parkedUntil)
            {
                Leave();
            }
        }

        if (!IsParked)
        {
            Look();
        }
    }

    /// <summary>Tells of the day that is not over when the simulation ends.</summary>
    public void EndDay()
    {
        // One second back: at midnight the day that ends is meant.
        _events.Days.Add(new DriveDay(LocalTime.DayNumber(_now - 1), _dayMetres, _dayMoving, _dayTolls, _dayTollCents));
        (_dayMetres, _dayMoving, _dayTolls, _dayTollCents) = (0, 0, 0, 0);
        _dayEndsAt = LocalTime.At(LocalTime.DayNumber(_now) + 1, 0);
    }

    private void Drive(int seconds)
    {
        var forward = _road!.From == _from;
        if (_dice.Below(8) == 0)
        {
            _traffic = 0.85 + (0.15 * _dice.Fraction());
        }

        var target = Math.Min(_topSpeed, _road.LimitAt(forward ? _at : Remaining) / 3.6) * _traffic;
        var speed = target > Speed ? Math.Min(target, Speed + (0.35 * seconds)) : Math.Max(target, Speed - (0.8 * seconds));
        var metres = (Speed + speed) / 2 * seconds;
        Speed = speed;
        var halt = _shift.WantsHalt(_now) ? _road.NextStop(forward ? _at : Remaining, forward) : null;
        var free = halt is null ? Remaining : Math.Abs(halt.At - (forward ? _at : Remaining));
        if (metres < free)
        {
            Move(metres, seconds);
            return;
        }

        Move(free, Math.Clamp((int)(seconds * free / metres) + 1, 1, seconds));
        if (_now == _dayEndsAt)
        {
            EndDay();
        }

        if (halt is null)
        {
            Arrive();
            return;
        }

        var since = _now;
        var length = _shift.Halt(_now);
        Park(halt.Place, since + length, length > 14_400);
    }

    private void Move(double metres, int seconds)
    {
        _at += metres;
        _now += seconds;
        Odometer += metres;
        _dayMetres += metres;
        _dayMoving += seconds;
        _metresSincePlaza += metres;
        _shift.Drove(seconds);
    }

    private void Arrive()
    {
        if (_to == _destination)
        {
            // Loading and unloading; who has worked enough stays for the night.
            var length = _dice.Between(3_000, 14_400);
            if (_now + length >= _shift.EndsAt)
            {
                _shift.Rest(_now);
                length = (int)(_shift.StartsAt - _now);
            }

            Park(_network.Junctions[_to].Site!, _now + length, length > 14_400);
            return;
        }

        (_before, _from, _to) = (_from, _to, _network.Next(_to, _destination));
        (_road, _at) = (_network.RoadBetween(_from, _to), 0);
        if (_network.Charging(_before, _from, _to) is { } plaza)
        {
            _events.Passages.Add(new Passage(_now, plaza));
            _dayTolls++;
            _dayTollCents += (long)plaza.CentsPerAxle * _axles;
            (_metresSincePlaza, _passedAt) = (0, _now);
        }
    }

    private void Look()
    {
        var forward = _road!.From == _from;
        var (latitude, longitude, north, east) = _road.PointAt(forward ? _at : Remaining);
        (Latitude, Longitude) = (latitude, longitude);
        var way = east * Geography.Shrink(latitude);
        Heading = forward ? Geography.Heading(way, north) : Geography.Heading(-way, -north);
    }
}
