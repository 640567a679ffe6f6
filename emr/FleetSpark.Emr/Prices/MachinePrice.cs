namespace FleetSpark.Emr.Prices;

/// <summary>What a machine of a cluster costs: EC2's price, at the spot market an assumed share of it, and EMR's charge, which is the same on both markets. Its disks are not in it.</summary>
public static class MachinePrice
{
    /// <summary>The market of machines that may be taken away.</summary>
    public const string Spot = "SPOT";

    /// <summary>The other market.</summary>
    public const string OnDemand = "ON_DEMAND";

    /// <summary>Hours of machines of a type.</summary>
    public static Amount Of(PriceTable prices, string region, string type, string market, decimal hours)
    {
        var machine = Amount.Of(prices, region, $"ec2/{type}", hours);
        if (market == Spot)
        {
            var share = Amount.Of(prices, region, "ec2/spot_share", 1);
            machine = new Amount(machine.Known * share.Known, [.. machine.Missing, .. share.Missing]);
        }

        return machine.Plus(Amount.Of(prices, region, $"emr/{type}", hours));
    }
}
