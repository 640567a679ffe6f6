namespace FleetSpark.Emr.Athena;

/// <summary>
/// What a query costs on demand: 5 USD for each terabyte scanned, rounded up to the megabyte, 10 MB at least; answers that were reused and queries that failed cost nothing.
/// Source: https://athena.guide/articles/athena-basics-pricing-model, 2020-10-15, which tells AWS's price of then; regions differ, and https://aws.amazon.com/athena/pricing/ has the price of today.
/// Which terabyte is meant is not said: the smaller one is taken, of 10^12 bytes, so that no bill is higher.
/// </summary>
public static class AthenaPrice
{
    /// <summary>USD for each terabyte.</summary>
    public const decimal UsdPerTerabyte = 5m;

    private const long Megabyte = 1_000_000;
    private const long LeastMegabytes = 10;
    private const decimal MegabytesOfATerabyte = 1_000_000m;

    /// <summary>What a query costs that scanned some bytes.</summary>
    public static decimal Of(long bytes) => Math.Max(LeastMegabytes, (bytes + Megabyte - 1) / Megabyte) * UsdPerTerabyte / MegabytesOfATerabyte;
}
