using FleetSpark.Emr.Prices;

namespace FleetSpark.Testing.Costs;

/// <summary>A line of a month's bill.</summary>
/// <param name="Name">What is paid for.</param>
/// <param name="PriceName">Its price, as the table of prices names it.</param>
/// <param name="Daily">The quantity with one run a day, in the price's unit.</param>
/// <param name="Hourly">The quantity with a run every hour.</param>
/// <param name="From">Where the quantity is from.</param>
public sealed record CostLine(string Name, string PriceName, decimal Daily, decimal Hourly, string From)
{
    /// <summary>How much of it AWS gives every account every month for nothing, for good.</summary>
    public decimal Free { get; init; }

    /// <summary>What it costs with one run a day, without that allowance.</summary>
    public Amount DailyCost(PriceTable prices, string region) => Amount.Of(prices, region, PriceName, Daily);

    /// <summary>What it costs with a run every hour.</summary>
    public Amount HourlyCost(PriceTable prices, string region) => Amount.Of(prices, region, PriceName, Hourly);

    /// <summary>What the allowance takes from a cost.</summary>
    public Amount Allowance(PriceTable prices, string region, decimal quantity) => Amount.Of(prices, region, PriceName, Math.Min(Free, quantity));
}
