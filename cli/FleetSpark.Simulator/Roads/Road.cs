namespace FleetSpark.Simulator.Roads;

/// <summary>A winding road between two junctions, as short straight pieces.</summary>
/// <param name="from">Index of the junction where its metres start.</param>
/// <param name="to">Index of the junction where they end.</param>
/// <param name="latitudes">Degrees of the corners, both ends among them.</param>
/// <param name="longitudes">Degrees of the corners.</param>
/// <param name="metres">Metres from the start to each corner.</param>
/// <param name="limits">Speed limit in km/h of each piece, one fewer than corners.</param>
/// <param name="restStops">Halts beside the road, by metres from its start.</param>
internal sealed class Road(int from, int to, double[] latitudes, double[] longitudes, double[] metres, byte[] limits, RestStop[] restStops)
{
    /// <summary>Index of the junction where its metres start.</summary>
    public int From => from;

    /// <summary>Index of the junction where they end.</summary>
    public int To => to;

    /// <summary>Metres by road.</summary>
    public double Length => metres[^1];

    /// <summary>Halts beside the road, by metres from its start.</summary>
    public IReadOnlyList<RestStop> RestStops => restStops;

    /// <summary>The limit in km/h at so many metres from the start.</summary>
    public int LimitAt(double at) => limits[PieceAt(at)];

    /// <summary>The point so many metres from the start, and the way of the piece it lies on: degrees north and east, unscaled.</summary>
    public (double Latitude, double Longitude, double North, double East) PointAt(double at)
    {
        var piece = PieceAt(at);
        var share = (at - metres[piece]) / (metres[piece + 1] - metres[piece]);
        var (north, east) = (latitudes[piece + 1] - latitudes[piece], longitudes[piece + 1] - longitudes[piece]);
        return (latitudes[piece] + (share * north), longitudes[piece] + (share * east), north, east);
    }

    /// <summary>The first halt that lies ahead of a truck, in metres from its start; null where none does.</summary>
    public RestStop? NextStop(double at, bool forward)
    {
        RestStop? next = null;
        foreach (var stop in restStops)
        {
            if (forward ? stop.At > at + 1 && (next is null || stop.At < next.At) : stop.At < at - 1 && (next is null || stop.At > next.At))
            {
                next = stop;
            }
        }

        return next;
    }

    private int PieceAt(double at)
    {
        var found = Array.BinarySearch(metres, at);
        var piece = found < 0 ? ~found - 1 : found;
        return Math.Clamp(piece, 0, limits.Length - 1);
    }
}

/// <summary>A halt beside a road.</summary>
/// <param name="At">Metres from the road's start.</param>
/// <param name="Place">Its name and where it is.</param>
internal sealed record RestStop(double At, Place Place);
