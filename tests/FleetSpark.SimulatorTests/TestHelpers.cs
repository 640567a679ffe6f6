using System.Globalization;
using System.Text.Json;

namespace FleetSpark.SimulatorTests;

/// <summary>Great circles with the C library's functions, independent of the simulator's.</summary>
public static class Sphere
{
    public static double Metres(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var (a, b) = (double.DegreesToRadians(latitude1), double.DegreesToRadians(latitude2));
        var (north, east) = (Math.Sin((b - a) / 2), Math.Sin(double.DegreesToRadians(longitude2 - longitude1) / 2));
        return 2 * 6_371_000 * Math.Asin(Math.Sqrt((north * north) + (Math.Cos(a) * Math.Cos(b) * east * east)));
    }
}

/// <summary>Reads members of a JSON object, a number or its text alike.</summary>
public static class JsonMembers
{
    /// <summary>The member as text; null where it is absent, null or empty.</summary>
    public static string? Text(this JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.Length == 0 ? null : text;
    }

    /// <summary>The member as a number; null where it is absent or none.</summary>
    public static double? Number(this JsonElement json, string name) =>
        double.TryParse(json.Text(name), NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;
}
