using FleetSpark.Simulator.Roads;

namespace FleetSpark.Simulator.Driving;

/// <content>Where a truck stops, for how long, and where it goes from there.</content>
internal sealed partial class TruckDrive
{
    private void Park(Place place, long until, bool isNight)
    {
        (IsParked, _parkedSince, _parkedUntil, Speed) = (true, _now, until, 0);
        Ignition = !isNight && !_isIdle && _dice.PerMille(250);
        _paidPlace = _dice.PerMille(place.Kind == "rest_stop" && isNight ? 600 : 120) ? place : null;
        // A bay of its own, within some fifty metres.
        Latitude = place.Latitude + (_dice.Between(-45, 45) * 0.00001);
        Longitude = place.Longitude + (_dice.Between(-45, 45) * 0.00001);
    }

    private void Leave()
    {
        if (_paidPlace is { } place && _now - _parkedSince > 1_800)
        {
            _events.Parkings.Add(new Parking(_parkedSince, _now, place));
        }

        (IsParked, Ignition) = (false, true);
        if (_road is not null && Remaining > 1)
        {
            // It only halted on its way.
            return;
        }

        _before = _to;
        _from = _to;
        _destination = ChooseDestination(_from);
        _to = _network.Next(_from, _destination);
        (_road, _at) = (_network.RoadBetween(_from, _to), 0);
    }

    private int ChooseDestination(int from)
    {
        if (from != _home && _dice.PerMille(450))
        {
            return _home;
        }

        var chosen = from;
        for (var attempt = 0; attempt < 12; attempt++)
        {
            var other = _dice.Pick(_network.Customers);
            var metres = other == from ? 0 : _network.Metres(from, other);
            if (metres is > 50_000 and < 1_100_000)
            {
                return other;
            }

            chosen = other == from ? chosen : other;
        }

        return chosen == from ? (from == _home ? _network.Customers[0] : _home) : chosen;
    }
}
