using FleetSpark.Emr.Prices;
using FleetSpark.Testing.Costs;

namespace FleetSpark.EmrTests.Prices;

/// <summary>The cost table of the company's load is what prices and quantities of today say.</summary>
public sealed class CostTableTests
{
    [Theory]
    [InlineData("us-east-1")]
    [InlineData("sa-east-1")]
    public void Document_OfTheCompanysMonth_HasTheTableOfToday(string region)
    {
        var table = new CostTable(PriceTable.BuiltIn, region).Markdown;
        Assert.True(File.ReadAllText(RepositoryFiles.PathOf("docs", "cost.md")).Contains(table, StringComparison.Ordinal), $"docs/cost.md must have what 'scripts/bench cost' prints:\n{table}");
    }

    [Fact]
    public void Month_InUsEast1WithOneRunADay_IsUnderTwentyDollarsWithoutAnyAllowance()
    {
        var table = new CostTable(PriceTable.BuiltIn, "us-east-1");
        Assert.Empty(table.Daily.Missing);
        Assert.InRange(table.Daily.Usd!.Value, 5, 20);
        Assert.InRange(table.DailyAllowance.Usd!.Value, 1, table.Daily.Usd.Value);
    }

    // What is not known is not counted as nothing.
    [Fact]
    public void Month_InARegionWithoutSomePrice_HasNoSum()
    {
        var table = new CostTable(PriceTable.BuiltIn, "sa-east-1");
        Assert.Null(table.Daily.Usd);
        Assert.Contains("sa-east-1/emr/m6g.xlarge", table.Daily.Missing);
        Assert.Contains($"{table.Daily.Known:0.00} and what – costs", table.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ThatIsDearer_ChangesTheTable()
    {
        var dearer = PriceTable.BuiltIn.With(PriceTable.Parse("regions: {us-east-1: {cloudwatch: {alarm: {usd: 0.20, per: metric-month, date: 2026-03-29, source: our contract}}}}"));
        Assert.Equal(4.1m, new CostTable(dearer, "us-east-1").Daily.Usd - new CostTable(PriceTable.BuiltIn, "us-east-1").Daily.Usd);
    }
}
