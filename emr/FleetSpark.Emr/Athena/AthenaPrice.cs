using FleetSpark.Emr.Prices;

namespace FleetSpark.Emr.Athena;

/// <summary>
/// What a query costs on demand: a price for each terabyte scanned, rounded up to the megabyte, 10 MB at least; answers that were reused and queries that failed cost nothing.
/// Which terabyte is meant is not said: the smaller one is taken, of 10^12 bytes, so that no bill is higher.
/// </summary>
public static class AthenaPrice
{
    private const long Megabyte = 1_000_000;
    private const long LeastMegabytes = 10;
    private const decimal MegabytesOfATerabyte = 1_000_000m;

    /// <summary>What a query costs.</summary>
    public static Amount Of(PriceTable prices, string region, AthenaCost cost) => cost.IsReused
        ? Amount.None
        : Amount.Of(prices, region, "athena/scanned", Math.Max(LeastMegabytes, (cost.BytesScanned + Megabyte - 1) / Megabyte) / MegabytesOfATerabyte);
}
