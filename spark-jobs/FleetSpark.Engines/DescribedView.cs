namespace FleetSpark.Engines;

/// <summary>A curated table with what it means.</summary>
/// <param name="View">The table.</param>
/// <param name="Description">What it is.</param>
/// <param name="ColumnDescriptions">What each column means, by its name.</param>
public sealed record DescribedView(CuratedView View, string Description, IReadOnlyDictionary<string, string> ColumnDescriptions);
