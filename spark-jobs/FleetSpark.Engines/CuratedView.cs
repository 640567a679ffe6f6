using FleetSpark.Core;

namespace FleetSpark.Engines;

/// <summary>A table as a reader of curated data sees it.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="View">Its columns and files.</param>
/// <param name="Fault">Why it cannot be read, told to a query that names it; null where it can. Other queries are answered all the same.</param>
public sealed record CuratedView(string Name, FileView View, FleetException? Fault = null);
