using FleetSpark.Emr.Prices;

namespace FleetSpark.Cli.Printing;

/// <summary>Tells what a plan would cost.</summary>
internal static class PlanCostText
{
    /// <summary>For machines; null where there is no estimate.</summary>
    public static object? ForMachines(PlanCost? cost) => cost?.Estimate is not { } run ? null : new
    {
        Usd = run.Cost.Usd is { } usd ? Math.Round(usd, 4) : (decimal?)null,
        WorkMinutes = Math.Round(run.Work.TotalMinutes, 1),
        StartMinutes = run.Start.TotalMinutes,
        IdleMinutes = run.Idle.TotalMinutes,
        Machines = run.Machines.Select(kind => new { kind.Type, kind.Market, kind.Count }),
        run.Runs,
        run.NotCounted,
        MissingPrices = run.Cost.Missing,
    };

    /// <summary>For people, a line.</summary>
    public static string Of(PlanCost cost)
    {
        if (cost.Estimate is not { } run)
        {
            return "On EMR: no estimate, since the history has no run on Spark.";
        }

        var basis = $"{run.Work.TotalMinutes:0} min on {string.Join(" + ", run.Machines)}{(run.Start > TimeSpan.Zero ? $", {run.Start.TotalMinutes:0} min to start it and {run.Idle.TotalMinutes:0} min until it ends" : string.Empty)}, from {Texts.Of(run.Runs, "run")} on Spark";
        var left = run.NotCounted.Count == 0 ? string.Empty : $" Not counted, since none of them made it: {string.Join(", ", run.NotCounted)}.";
        return run.Cost.Usd is { } usd ? $"On EMR: about {usd:0.00} USD: {basis}.{left}" : $"On EMR: {basis}; some of its prices are not known.{left}";
    }
}
