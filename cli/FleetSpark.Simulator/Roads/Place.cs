namespace FleetSpark.Simulator.Roads;

/// <summary>A point of the road network, or a halt beside a road, that has a name.</summary>
/// <param name="Id">Stable name, e.g. <c>D-003</c>.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Kind">depot, customer or rest_stop.</param>
/// <param name="Latitude">Degrees, WGS84.</param>
/// <param name="Longitude">Degrees, WGS84.</param>
/// <param name="RadiusMetres">How far trucks stand from its middle at most, generously.</param>
internal sealed record Place(string Id, string Name, string Kind, double Latitude, double Longitude, int RadiusMetres);

/// <summary>Where roads meet: a toll plaza, or a site at the end of a road.</summary>
/// <param name="Latitude">Degrees, WGS84.</param>
/// <param name="Longitude">Degrees, WGS84.</param>
/// <param name="Up">The plaza that charges who drives towards greater kilometres, if any.</param>
/// <param name="Down">The plaza that charges who drives towards lesser kilometres, if any.</param>
/// <param name="Site">The depot or customer that stands here, or null for a plaza.</param>
internal sealed record Junction(double Latitude, double Longitude, TollPlaza? Up, TollPlaza? Down, Place? Site)
{
    /// <summary>Either plaza; null for a site.</summary>
    public TollPlaza? Plaza => Up ?? Down;
}
