using FleetSpark.Emr.Prices;
using FleetSpark.Testing.Costs;

namespace FleetSpark.Benchmarks.Costs;

/// <summary>What the company's lake costs a month, by the prices of the repository: the tables of docs/cost.md.</summary>
internal static class CostReport
{
    /// <summary>Prints them.</summary>
    public static int Print()
    {
        foreach (var region in PriceTable.BuiltIn.All.Select(price => price.Region).Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal))
        {
            Console.WriteLine($"### {region}\n\n{new CostTable(PriceTable.BuiltIn, region).Markdown}");
        }

        return 0;
    }
}
