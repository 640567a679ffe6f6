using FleetSpark.Core;

namespace FleetSpark.Emr.Prices;

/// <summary>The coded failures of prices, and of what runs took, FS76.</summary>
public static class PriceErrors
{
    /// <summary>A price file has faults; all are named.</summary>
    public static FleetException FaultyFile(IReadOnlyList<string> faults) => new("FS7601", $"{faults.Count} fault(s) in {PriceTable.FileName} at the lake's place; until they are mended the program's own prices hold:\n  {string.Join("\n  ", faults)}");

    /// <summary>Prices are not known; null where all are.</summary>
    public static FleetException? Missing(IReadOnlyCollection<string> prices) =>
        prices.Count == 0 ? null : new("FS7602", $"These prices are not known: {string.Join(", ", prices)}. Put them into '{PriceTable.FileName}' at the lake's place (docs/cost.md).");

    /// <summary>What a run took could not be found out, or not be kept.</summary>
    public static FleetException UsageUnknown(string what, Exception cause) =>
        new("FS7603", $"What {what} took is not known: {Sentence.Of(cause is FleetException coded ? coded.Line : cause.Message)} docs/emr.md says what right that needs.", inner: cause);
}
