using FleetSpark.Simulator.Numbers;

namespace FleetSpark.Simulator.Roads;

/// <summary>
/// Lays roads over the real plazas: two are joined where no third is nearer to both (the relative neighbourhood graph), a plaza of the
/// same road counting as nearer than it is. Highways come out as chains, and every plaza can be reached.
/// </summary>
internal static class NetworkBuilder
{
    private const double OneJunctionMetres = 8_000;
    private const double OnePointMetres = 600;
    private const int DepotCount = 16;

    /// <summary>The network over the plazas of the reference file.</summary>
    public static RoadNetwork Build()
    {
        var junctions = Gather(TollPlaza.ReadAll());
        var ends = Join(junctions);
        foreach (var (plaza, site) in PlaceSites(junctions))
        {
            ends.Add((plaza, junctions.Count));
            junctions.Add(site);
        }

        return new RoadNetwork(junctions, [.. ends.Select((pair, number) => RoadShaper.Shape(number, pair.From, pair.To, junctions))]);
    }

    // Gantries a few kilometres apart make one junction; those at its very point share its directions.
    private static List<Junction> Gather(IReadOnlyList<TollPlaza> plazas)
    {
        var junctions = new List<Junction>();
        foreach (var plaza in plazas)
        {
            var near = junctions.FindIndex(j => Away(j, plaza.Latitude, plaza.Longitude) < OneJunctionMetres);
            if (near < 0)
            {
                junctions.Add(new Junction(plaza.Latitude, plaza.Longitude, plaza.ChargesUp ? plaza : null, plaza.ChargesDown ? plaza : null, null));
            }
            else if (Away(junctions[near], plaza.Latitude, plaza.Longitude) < OnePointMetres)
            {
                var junction = junctions[near];
                junctions[near] = junction with
                {
                    Up = junction.Up ?? (plaza.ChargesUp ? plaza : null),
                    Down = junction.Down ?? (plaza.ChargesDown ? plaza : null),
                };
            }
        }

        return junctions;
    }

    private static List<(int From, int To)> Join(List<Junction> junctions)
    {
        var n = junctions.Count;
        var apart = new double[n, n];
        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b < n; b++)
            {
                var bonus = junctions[a].Plaza!.Road == junctions[b].Plaza!.Road ? 0.75 : 1;
                apart[a, b] = a == b ? 0 : bonus * Away(junctions[a], junctions[b].Latitude, junctions[b].Longitude);
            }
        }

        var ends = new List<(int, int)>();
        for (var a = 0; a < n; a++)
        {
            for (var b = a + 1; b < n; b++)
            {
                if (!Enumerable.Range(0, n).Any(c => c != a && c != b && Math.Max(apart[a, c], apart[c, b]) < apart[a, b]))
                {
                    ends.Add((a, b));
                }
            }
        }

        return ends;
    }

    // Depots first, in towns far from each other; then customers near every second plaza.
    private static IEnumerable<(int Plaza, Junction Site)> PlaceSites(List<Junction> junctions)
    {
        var plazas = junctions.ToArray();
        var order = Enumerable.Range(0, plazas.Length).OrderBy(i => Dice.Of(0, Rolls.Site, i).Next()).ToArray();
        var depots = new List<int>();
        foreach (var i in order)
        {
            // The company lives in the south and the middle; the far north is driven to.
            if (depots.Count < DepotCount && plazas[i].Latitude < -15 && depots.TrueForAll(d => Away(plazas[d], plazas[i].Latitude, plazas[i].Longitude) > 120_000))
            {
                depots.Add(i);
            }
        }

        foreach (var (i, number) in depots.Select((i, number) => (i, number)))
        {
            yield return (i, Site(plazas[i], i, $"D-{number + 1:D3}", "Depósito", "depot", 400));
        }

        foreach (var (i, number) in order.Where(i => i % 5 < 3).Select((i, number) => (i, number)))
        {
            yield return (i, Site(plazas[i], i + 1_000, $"C-{number + 1:D3}", "Cliente", "customer", 300));
        }
    }

    private static Junction Site(Junction plaza, int index, string id, string title, string kind, int radius)
    {
        var dice = Dice.Of(0, Rolls.Site, index + 10_000);
        double north, east, away;
        do
        {
            (north, east) = ((dice.Fraction() - 0.5) * 16_000, (dice.Fraction() - 0.5) * 16_000);
            away = (north * north) + (east * east);
        }
        while (away is < 3_500.0 * 3_500 or > 8_000.0 * 8_000);

        var latitude = plaza.Latitude + (north / Geography.MetresPerDegree);
        var longitude = plaza.Longitude + (east / Geography.MetresPerDegree / Geography.Shrink(plaza.Latitude));
        return new Junction(latitude, longitude, null, null, new Place(id, $"{title} {plaza.Plaza!.Town}", kind, latitude, longitude, radius));
    }

    private static double Away(Junction junction, double latitude, double longitude) =>
        Geography.GreatCircle(junction.Latitude, junction.Longitude, latitude, longitude);
}
