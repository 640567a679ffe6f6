using FleetSpark.Simulator.Numbers;

namespace FleetSpark.Simulator.Roads;

/// <summary>
/// Bends a straight line into a road: each piece's middle is moved aside by a part of its length, again and again down to some 600 m.
/// The part is searched so that the road is 1.15 to 1.4 times as long as the great circle.
/// </summary>
internal static class RoadShaper
{
    private const double PieceMetres = 600;

    /// <summary>The road between two junctions; the same whenever its number is the same.</summary>
    public static Road Shape(int number, int from, int to, IReadOnlyList<Junction> junctions)
    {
        var (start, end) = (junctions[from], junctions[to]);
        var straight = Geography.GreatCircle(start.Latitude, start.Longitude, end.Latitude, end.Longitude);
        var dice = Dice.Of(0, Rolls.Road, number);
        var wanted = straight * dice.Between(1170, 1380) / 1000;
        var pieces = 4;
        while (straight / pieces > PieceMetres)
        {
            pieces *= 2;
        }

        var sides = new double[pieces + 1];
        for (var i = 1; i < pieces; i++)
        {
            sides[i] = (0.5 + (dice.Fraction() / 2)) * (dice.PerMille(500) ? 1 : -1);
        }

        var (latitudes, longitudes, metres) = (new double[pieces + 1], new double[pieces + 1], new double[pieces + 1]);
        (latitudes[0], longitudes[0]) = (start.Latitude, start.Longitude);
        (latitudes[pieces], longitudes[pieces]) = (end.Latitude, end.Longitude);
        var (little, much) = (0.0, 1.0);
        for (var round = 0; round < 30; round++)
        {
            var bend = (little + much) / 2;
            Bend(latitudes, longitudes, sides, bend);
            Measure(latitudes, longitudes, metres);
            (little, much) = metres[pieces] < wanted ? (bend, much) : (little, bend);
        }

        var limits = Limits(metres, dice, start.Site is not null || end.Site is not null);
        return new Road(from, to, latitudes, longitudes, metres, limits, Halts(number, latitudes, longitudes, metres, start, end));
    }

    private static void Bend(double[] latitudes, double[] longitudes, double[] sides, double bend)
    {
        for (var step = sides.Length - 1; step > 1; step /= 2)
        {
            for (var left = 0; left + step < sides.Length; left += step)
            {
                var (right, middle) = (left + step, left + (step / 2));
                var shrink = Geography.Shrink((latitudes[left] + latitudes[right]) / 2);
                var (north, east) = (latitudes[right] - latitudes[left], (longitudes[right] - longitudes[left]) * shrink);
                var aside = sides[middle] * bend;
                latitudes[middle] = ((latitudes[left] + latitudes[right]) / 2) + (east * aside);
                longitudes[middle] = ((longitudes[left] + longitudes[right]) / 2) - (north * aside / shrink);
            }
        }
    }

    private static void Measure(double[] latitudes, double[] longitudes, double[] metres)
    {
        for (var i = 1; i < metres.Length; i++)
        {
            metres[i] = metres[i - 1] + Geography.Near(latitudes[i - 1], longitudes[i - 1], latitudes[i], longitudes[i]);
        }
    }

    private static byte[] Limits(double[] metres, Dice dice, bool isTown)
    {
        var limits = new byte[metres.Length - 1];
        var (limit, left) = (90, 0);
        for (var i = 0; i < limits.Length; i++)
        {
            if (left-- <= 0)
            {
                var kind = dice.Below(20);
                // Open road, a slower stretch, a hill, a town.
                (limit, left) = kind < 13 ? (90, dice.Between(10, 50)) : kind < 16 ? (80, dice.Between(5, 20)) : kind < 18 ? (45, dice.Between(2, 8)) : (60, dice.Between(3, 8));
            }

            limits[i] = (byte)(isTown ? 50 : limit);
        }

        if (!isTown)
        {
            // A plaza is driven through at 40, tag or not.
            (limits[0], limits[^1]) = (40, 40);
        }

        return limits;
    }

    private static RestStop[] Halts(int number, double[] latitudes, double[] longitudes, double[] metres, Junction start, Junction end)
    {
        var count = start.Plaza is null || end.Plaza is null ? 0 : (int)(metres[^1] / 40_000);
        var halts = new RestStop[count];
        for (var k = 0; k < count; k++)
        {
            // At a corner, so that the place is where the road is.
            var corner = ((2 * k) + 1) * (metres.Length - 1) / (2 * count);
            var name = $"Posto {number + 1:D3}{(char)('A' + (k % 26))} {start.Plaza!.Road} {start.Plaza.Town}";
            halts[k] = new RestStop(metres[corner], new Place($"R-{number:D3}-{k:D2}", name, "rest_stop", latitudes[corner], longitudes[corner], 200));
        }

        return halts;
    }
}
