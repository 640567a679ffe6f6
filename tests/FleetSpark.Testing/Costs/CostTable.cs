using System.Globalization;
using FleetSpark.Emr.Prices;

namespace FleetSpark.Testing.Costs;

/// <summary>The company's month in Markdown, as docs/cost.md has it.</summary>
/// <param name="prices">Prices.</param>
/// <param name="region">The region.</param>
public sealed class CostTable(PriceTable prices, string region)
{
    private const string Head = "| line | a month, one run a day | a month, hourly runs | price, USD | as of, source | USD, one run a day | USD, hourly runs | quantity from |\n| --- | ---: | ---: | --- | --- | ---: | ---: | --- |\n";

    private readonly IReadOnlyList<CostLine> _lines = [.. CompanyMonth.Cluster(region), .. CompanyMonth.Standing];
    private readonly IReadOnlyList<CostLine> _serverless = CompanyMonth.Serverless(region);

    /// <summary>The sum with one run a day, without what AWS gives for nothing.</summary>
    public Amount Daily => Sum(_lines, line => line.DailyCost(prices, region));

    /// <summary>The sum with a run every hour, in the same way.</summary>
    public Amount Hourly => Sum(_lines, line => line.HourlyCost(prices, region));

    /// <summary>What AWS gives for nothing every month, with one run a day, of the lines whose price is known.</summary>
    public Amount DailyAllowance => AllowanceOf(line => line.Daily);

    /// <summary>The table.</summary>
    public string Markdown
    {
        get
        {
            var standing = CompanyMonth.Standing;
            var hourlyAllowance = AllowanceOf(line => line.Hourly);
            return Head
                + string.Concat(_lines.Select(RowOf))
                + SumRow("**sum**", Daily, Hourly)
                + SumRow("less what every account has for nothing", Negative(DailyAllowance), Negative(hourlyAllowance))
                + SumRow("**to pay**", Daily.Plus(Negative(DailyAllowance)), Hourly.Plus(Negative(hourlyAllowance)))
                + "\nOn EMR Serverless, in place of the machines, EMR's charge and the disks:\n\n"
                + Head
                + string.Concat(_serverless.Select(RowOf))
                + SumRow("**sum**, with the other lines", Sum([.. _serverless, .. standing], line => line.DailyCost(prices, region)), Sum([.. _serverless, .. standing], line => line.HourlyCost(prices, region)));
        }
    }

    private static Amount Sum(IReadOnlyList<CostLine> lines, Func<CostLine, Amount> cost) => lines.Aggregate(Amount.None, (sum, line) => sum.Plus(cost(line)));

    private static Amount Negative(Amount amount) => amount with { Known = -amount.Known };

    // A sum that lacks a price is no less than what is known of it.
    private static string Text(Amount amount) => amount.Usd is { } usd ? Number(usd, "0.00") : amount.Known == 0 ? "–" : $"{Number(amount.Known, "0.00")} and what – costs";

    private static string Number(decimal number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static string SumRow(string name, Amount daily, Amount hourly) => $"| {name} | | | | | {Text(daily)} | {Text(hourly)} | |\n";

    private Amount AllowanceOf(Func<CostLine, decimal> quantity) => Sum(_lines, line => line.Allowance(prices, region, quantity(line))) with { Missing = [] };

    private string RowOf(CostLine line)
    {
        var price = prices.Find(region, line.PriceName);
        return $"| {line.Name} | {Number(line.Daily, "#,0.##")} | {Number(line.Hourly, "#,0.##")} | {(price is null ? "–" : $"{Number(price.Usd, "0.############")} per {price.Per}")} | {(price is null ? $"not known: {PriceTable.KeyOf(region, line.PriceName)}" : $"{price.Date:yyyy-MM-dd}, {price.Source}")} | {Text(line.DailyCost(prices, region))} | {Text(line.HourlyCost(prices, region))} | {line.From} |\n";
    }
}
