namespace FleetSpark.Simulator.Roads;

/// <summary>Junctions, the roads between them, and the shortest way from each to each. It is the same for every seed.</summary>
internal sealed class RoadNetwork
{
    private readonly Road?[] _roads;
    private readonly short[] _next;
    private readonly double[] _metres;

    /// <summary>Finds all shortest ways (Floyd and Warshall).</summary>
    public RoadNetwork(IReadOnlyList<Junction> junctions, IReadOnlyList<Road> roads)
    {
        (Junctions, Roads) = (junctions, roads);
        var n = junctions.Count;
        (_roads, _next, _metres) = (new Road?[n * n], new short[n * n], new double[n * n]);
        Array.Fill(_metres, double.MaxValue);
        foreach (var road in roads)
        {
            foreach (var (a, b) in new[] { (road.From, road.To), (road.To, road.From) })
            {
                _roads[(a * n) + b] = road;
                _next[(a * n) + b] = (short)b;
                _metres[(a * n) + b] = road.Length;
            }
        }

        for (var via = 0; via < n; via++)
        {
            for (var a = 0; a < n; a++)
            {
                var first = _metres[(a * n) + via];
                if (first == double.MaxValue || a == via)
                {
                    continue;
                }

                for (var b = 0; b < n; b++)
                {
                    if (b != a && first + _metres[(via * n) + b] < _metres[(a * n) + b])
                    {
                        _metres[(a * n) + b] = first + _metres[(via * n) + b];
                        _next[(a * n) + b] = _next[(a * n) + via];
                    }
                }
            }
        }

        Depots = [.. Enumerable.Range(0, n).Where(i => junctions[i].Site?.Kind == "depot")];
        Customers = [.. Enumerable.Range(0, n).Where(i => junctions[i].Site?.Kind == "customer")];
    }

    /// <summary>Plazas first, then sites.</summary>
    public IReadOnlyList<Junction> Junctions { get; }

    /// <summary>All roads.</summary>
    public IReadOnlyList<Road> Roads { get; }

    /// <summary>Indices of the junctions that are depots.</summary>
    public IReadOnlyList<int> Depots { get; }

    /// <summary>Indices of the junctions that are customers.</summary>
    public IReadOnlyList<int> Customers { get; }

    /// <summary>The junction after <paramref name="from"/> on the shortest way to <paramref name="to"/>.</summary>
    public int Next(int from, int to) => _next[(from * Junctions.Count) + to];

    /// <summary>Metres by road of the shortest way.</summary>
    public double Metres(int from, int to) => _metres[(from * Junctions.Count) + to];

    /// <summary>The road between neighbours.</summary>
    public Road RoadBetween(int from, int to) => _roads[(from * Junctions.Count) + to]!;

    /// <summary>The plaza that charges a truck which comes from one junction, passes another and goes on to a third; null where none does.</summary>
    public TollPlaza? Charging(int before, int at, int after)
    {
        var (here, last, next) = (Junctions[at], Junctions[before].Plaza, Junctions[after].Plaza);
        var plaza = here.Plaza;
        if (plaza is null || before == after)
        {
            return null;
        }

        // Kilometres grow along a road within a state; elsewhere, southwards, as most do.
        var up = IsSameRoad(plaza, next) ? next!.Km > plaza.Km
            : IsSameRoad(plaza, last) ? plaza.Km > last!.Km
            : Junctions[after].Latitude < Junctions[before].Latitude;
        return up ? here.Up : here.Down;
    }

    private static bool IsSameRoad(TollPlaza plaza, TollPlaza? other) => other is not null && other.Road == plaza.Road && other.State == plaza.State;
}
