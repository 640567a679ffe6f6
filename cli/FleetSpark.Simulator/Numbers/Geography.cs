namespace FleetSpark.Simulator.Numbers;

/// <summary>Distances and directions on a sphere of 6,371 km, the same bits on every machine.</summary>
internal static class Geography
{
    /// <summary>Metres of a degree of latitude.</summary>
    public const double MetresPerDegree = 6_371_000 * ExactMath.RadiansPerDegree;

    // The tangents of 0.5, 1.5 ... 44.5 degrees: a direction is rounded to whole degrees by counting those below it.
    private static readonly double[] HalfDegreeTangents = [.. Enumerable.Range(0, 45)
        .Select(degree => (degree + 0.5) * ExactMath.RadiansPerDegree)
        .Select(angle => ExactMath.Sin(angle) / ExactMath.Cos(angle))];

    /// <summary>The great circle in metres between points at most 4,000 km apart, in degrees south of 57 degrees of latitude or less.</summary>
    public static double GreatCircle(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var north = ExactMath.Sin((latitude2 - latitude1) * ExactMath.RadiansPerDegree / 2);
        var east = ExactMath.Sin((longitude2 - longitude1) * ExactMath.RadiansPerDegree / 2);
        var h = (north * north) + (Shrink(latitude1) * Shrink(latitude2) * east * east);
        return 2 * 6_371_000 * ExactMath.Asin(Math.Sqrt(h));
    }

    /// <summary>Metres between points a few kilometres apart, as on a flat map.</summary>
    public static double Near(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var north = (latitude2 - latitude1) * MetresPerDegree;
        var east = (longitude2 - longitude1) * MetresPerDegree * Shrink((latitude1 + latitude2) / 2);
        return Math.Sqrt((north * north) + (east * east));
    }

    /// <summary>How much shorter a degree of longitude is than one of latitude.</summary>
    public static double Shrink(double latitude) => ExactMath.Cos(latitude * ExactMath.RadiansPerDegree);

    /// <summary>The direction of a way in whole degrees clockwise from north, 0 to 359.</summary>
    public static int Heading(double east, double north)
    {
        var (x, y) = (Math.Abs(east), Math.Abs(north));
        if (x == 0 && y == 0)
        {
            return 0;
        }

        var fromNorth = x <= y ? WholeDegrees(x / y) : 90 - WholeDegrees(y / x);
        var heading = (east >= 0, north >= 0) switch
        {
            (true, true) => fromNorth,
            (true, false) => 180 - fromNorth,
            (false, false) => 180 + fromNorth,
            (false, true) => 360 - fromNorth,
        };
        return heading % 360;
    }

    private static int WholeDegrees(double tangent)
    {
        var found = Array.BinarySearch(HalfDegreeTangents, tangent);
        return found < 0 ? ~found : found;
    }
}
