using FleetSpark.Core;
using FleetSpark.Emr.Prices;
using FleetSpark.Lake;

namespace FleetSpark.Cli.Commands;

/// <summary>The prices that hold for a lake. They are told beside an answer, which is not withheld for a fault in them.</summary>
internal static class PricesOf
{
    /// <summary>The prices; where the lake's own cannot be read, those of this program, and why.</summary>
    public static async Task<(PriceTable Prices, FleetException? Fault)> FindAsync(DataLake lake, CancellationToken cancellationToken)
    {
        try
        {
            return (await PriceTable.ReadAsync(lake, cancellationToken), null);
        }
        catch (FleetException fault)
        {
            return (PriceTable.BuiltIn, fault);
        }
    }
}
