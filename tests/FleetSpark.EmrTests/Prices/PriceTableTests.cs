using FleetSpark.Core;
using FleetSpark.Emr.Prices;

namespace FleetSpark.EmrTests.Prices;

public sealed class PriceTableTests
{
    [Fact]
    public void BuiltIn_OfBothRegions_HasDatedPricesWithASource()
    {
        Assert.Equal(["sa-east-1", "us-east-1"], PriceTable.BuiltIn.All.Select(price => price.Region).Distinct());
        Assert.All(PriceTable.BuiltIn.All, price =>
        {
            Assert.True(price.Usd > 0, price.Name);
            Assert.InRange(price.Date, new DateOnly(2020, 1, 1), new DateOnly(2026, 11, 27));
            Assert.Contains(' ', price.Source); // a key of 'sources' that is not there would stand as it is
        });
    }

    // A machine without EMR's charge has no price as a cluster's.
    [Fact]
    public void BuiltIn_OfUsEast1_KnowsEveryTypeThatTerraformNames()
    {
        var types = File.ReadAllText(RepositoryFiles.PathOf("infra", "terraform", "files.tf")).Split('"').Where(text => text.EndsWith("xlarge", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(types);
        Assert.All(types, type => Assert.Empty(MachinePrice.Of(PriceTable.BuiltIn, "us-east-1", type, MachinePrice.OnDemand, 1).Missing));
    }

    [Fact]
    public void Parse_WithFaults_NamesAllAtOnce()
    {
        var refused = Assert.Throws<FleetException>(() => PriceTable.Parse("""
            currency: EUR
            regions:
              us-east-1:
                ec2:
                  m7g.xlarge: {usd: a lot, per: hour, date: 29/03/2026, source: us}
                  m6g.xlarge: {usd: -1, per: hour, date: 2026-03-29, source: us, note: none}
                  m5.xlarge: {usd: 1}
            """));
        Assert.Equal("FS7601", refused.Code);
        foreach (var said in (string[])["'currency' is not known", "not 'a lot'", "not '29/03/2026'", "not '-1'", "'note' is not known", "'per' is missing", "'date' is missing", "'source' is missing"])
        {
            Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("sources: {a: b}")]
    [InlineData("- 1")]
    public void Parse_OfWhatNamesNoRegion_IsRefused(string text) => Assert.Equal("FS7601", Assert.Throws<FleetException>(() => PriceTable.Parse(text)).Code);

    [Fact]
    public void Parse_OfAPriceForAnotherUnit_IsRefused()
    {
        var refused = Assert.Throws<FleetException>(() => PriceTable.Parse("regions: {eu-west-1: {ec2: {m8g.xlarge: {usd: 120, per: month, date: 2026-03-29, source: our contract}}}}"));
        Assert.Contains("the price of 'eu-west-1/ec2/m8g.xlarge' is per 'month', and what uses it counts by 'hour'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("emrr", "m7g.xlarge")]
    [InlineData("ec2", "spot_shar")]
    public void Parse_OfAPriceThatNothingIsCountedBy_IsRefused(string service, string thing)
    {
        var refused = Assert.Throws<FleetException>(() => PriceTable.Parse($"regions: {{us-east-1: {{{service}: {{{thing}: {{usd: 1, per: hour, date: 2026-03-29, source: our contract}}}}}}}}"));
        Assert.Contains($"nothing is counted by the price '{service}/{thing}' of us-east-1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_PricesOfALake_ReplacesThoseAndKeepsOthers()
    {
        var prices = PriceTable.BuiltIn.With(PriceTable.Parse("regions: {us-east-1: {ec2: {m7g.xlarge: {usd: 0.1, per: hour, date: 2026-03-29, source: our contract}}}}"));
        Assert.Equal((0.1m, "our contract"), (prices.Find("us-east-1", "ec2/m7g.xlarge")!.Usd, prices.Find("us-east-1", "ec2/m7g.xlarge")!.Source));
        Assert.Equal(0.154m, prices.Find("us-east-1", "ec2/m6g.xlarge")!.Usd);
        Assert.Equal(PriceTable.BuiltIn.All.Count, prices.All.Count);
    }

    [Fact]
    public async Task Read_OfALakeWithAFile_TakesItsPrices()
    {
        using var lake = new TestLake();
        Assert.Same(PriceTable.BuiltIn, await PriceTable.ReadAsync(lake.Lake, TestContext.Current.CancellationToken));
        await File.WriteAllTextAsync(Path.Combine(lake.Lake.Location.Path, PriceTable.FileName), "regions: {eu-west-1: {athena: {scanned: {usd: 6, per: TB, date: 2026-03-29, source: our contract}}}}", TestContext.Current.CancellationToken);
        Assert.Equal(6, (await PriceTable.ReadAsync(lake.Lake, TestContext.Current.CancellationToken)).Find("eu-west-1", "athena/scanned")!.Usd);
    }

    [Fact]
    public void Price_ThatIsMissing_IsNamedAndNeverNothing()
    {
        Assert.Null(PriceTable.BuiltIn.Find("sa-east-1", "emr/m6g.xlarge"));
        var amount = MachinePrice.Of(PriceTable.BuiltIn, "sa-east-1", "m6g.xlarge", MachinePrice.Spot, 2);
        Assert.Null(amount.Usd);
        Assert.Equal(["sa-east-1/emr/m6g.xlarge"], amount.Missing);
        Assert.Null(amount.Plus(new Amount(1, [])).Usd);
    }

    [Theory]
    [InlineData(MachinePrice.OnDemand, "2.0400")] // 10 × (0.1632 + 0.0408)
    [InlineData(MachinePrice.Spot, "1.0608")] // 10 × (0.4 × 0.1632 + 0.0408): EMR charges the same
    public void Machine_OnAMarket_CostsEc2sPriceAndEmrsCharge(string market, string usd) =>
        Assert.Equal(decimal.Parse(usd), MachinePrice.Of(PriceTable.BuiltIn, "us-east-1", "m7g.xlarge", market, 10).Usd);
}
