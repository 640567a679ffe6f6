using System.Text;
using FleetSpark.Simulator.Defects;
using FleetSpark.Simulator.Numbers;
using FleetSpark.Simulator.Output;
using FleetSpark.Simulator.Roads;

namespace FleetSpark.Simulator.Places;

/// <summary>The company's places as GeoJSON Features: most as a point with a radius, every third depot as a polygon.</summary>
internal static class PlacesBook
{
    /// <summary>One file for the whole simulation.</summary>
    public static Lines Write(RoadNetwork network, Timetable times, List<Defect> defects)
    {
        var lines = new Lines("places", times.First);
        var sites = network.Junctions.Where(j => j.Site is not null).Select(j => j.Site!);
        var halts = network.Roads.SelectMany(r => r.RestStops).Select(s => s.Place);
        foreach (var (place, index) in sites.Concat(halts).Select((place, index) => (place, index)))
        {
            lines.Add(Feature(place, isPolygon: place.Kind == "depot" && index % 3 == 1));
        }

        if (times.PlantsEveryKind)
        {
            var place = network.Junctions[network.Depots[0]].Site! with { Id = "X-001", Name = "Pátio desativado" };
            Plant("name_missing", Verdicts.Rejected, Feature(place with { Name = "" }, isPolygon: false), lines, defects);
            Plant("radius_missing", Verdicts.Rejected, Feature(place with { RadiusMetres = 0 }, isPolygon: false), lines, defects);
            Plant("json_broken", Verdicts.Refused, Feature(place, isPolygon: false)[..^2], lines, defects);
        }

        return lines;
    }

    private static void Plant(string kind, string verdict, string text, Lines lines, List<Defect> defects)
    {
        lines.Add(Encoding.UTF8.GetBytes(text));
        defects.Add(new Defect("places", kind, verdict, lines.Sent) { Text = text });
    }

    private static string Feature(Place place, bool isPolygon)
    {
        var properties = RawRecord.Empty;
        properties = place.Name.Length > 0 ? properties.WithText("name", place.Name) : properties;
        properties = properties.WithText("place_id", place.Id).WithText("kind", place.Kind);
        properties = isPolygon || place.RadiusMetres == 0 ? properties : properties.With("radius_m", $"{place.RadiusMetres}");
        var geometry = isPolygon
            ? $$"""{"type":"Polygon","coordinates":[[{{Ring(place)}}]]}"""
            : $$"""{"type":"Point","coordinates":{{Point(Units(place.Latitude), Units(place.Longitude))}}}""";
        return RawRecord.Empty.WithText("type", "Feature").With("properties", properties.ToString()).With("geometry", geometry).ToString();
    }

    // A yard with one corner cut, counter-clockwise and closed, about as wide as the radius says.
    private static string Ring(Place place)
    {
        var (latitude, longitude) = (Units(place.Latitude), Units(place.Longitude));
        var half = Units(place.RadiusMetres / Geography.MetresPerDegree);
        (int North, int East)[] corners = [(-half, -half), (-half, half), (half / 2, half), (half, half / 2), (half, -half), (-half, -half)];
        return string.Join(',', corners.Select(c => Point(latitude + c.North, longitude + c.East)));
    }

    private static string Point(int latitude, int longitude)
    {
        var text = new ByteText(40);
        text.Append((byte)'[');
        text.AppendScaled(longitude, 5);
        text.Append((byte)',');
        text.AppendScaled(latitude, 5);
        text.Append((byte)']');
        return Encoding.UTF8.GetString(text.Written);
    }

    private static int Units(double degrees) => (int)Math.Floor((degrees * 100_000) + 0.5);
}
