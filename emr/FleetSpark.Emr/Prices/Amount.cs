namespace FleetSpark.Emr.Prices;

/// <summary>A sum of dollars, and the prices that are missing in it: with one missing there is no sum.</summary>
/// <param name="Known">What is known, in US dollars.</param>
/// <param name="Missing">The prices that are not, as a message names them.</param>
public sealed record Amount(decimal Known, IReadOnlyList<string> Missing)
{
    /// <summary>Nothing.</summary>
    public static Amount None { get; } = new(0, []);

    /// <summary>The sum; null where a price is missing.</summary>
    public decimal? Usd => Missing.Count == 0 ? Known : null;

    /// <summary>A quantity at a price.</summary>
    public static Amount Of(PriceTable prices, string region, string name, decimal quantity) =>
        prices.Find(region, name) is { } price ? new Amount(price.Usd * quantity, []) : new Amount(0, [PriceTable.KeyOf(region, name)]);

    /// <summary>Both together.</summary>
    public Amount Plus(Amount other) => new(Known + other.Known, [.. Missing.Union(other.Missing, StringComparer.Ordinal)]);
}
