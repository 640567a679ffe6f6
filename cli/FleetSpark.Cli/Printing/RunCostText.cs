using FleetSpark.Emr.Usage;

namespace FleetSpark.Cli.Printing;

/// <summary>Tells what a run took.</summary>
internal static class RunCostText
{
    /// <summary>The hours for a person.</summary>
    public static string HoursOf(RunCost? cost) => cost?.MachineHours is { } hours ? $"{hours:0.00}" : cost?.Billed is { } billed ? $"{billed.VcpuHours:0.00} vCPU" : "–";

    /// <summary>The dollars for a person.</summary>
    public static string UsdOf(RunCost? cost) => cost?.Cost?.Usd is { } usd ? $"{usd:0.0000}" : "–";

    /// <summary>For machines.</summary>
    public static object ForMachines(RunCost cost) => new
    {
        cost.Usage.Place,
        cost.Usage.Region,
        cost.Usage.Job,
        Machines = cost.Usage.Machines.Select(kind => new { kind.Type, kind.Market, kind.Hours }),
        cost.MachineHours,
        cost.Billed?.VcpuHours,
        cost.Billed?.MemoryGbHours,
        Usd = cost.Cost?.Usd is { } usd ? Math.Round(usd, 6) : (decimal?)null,
        MissingPrices = cost.Cost?.Missing ?? [],
    };
}
