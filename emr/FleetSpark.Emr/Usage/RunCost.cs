using FleetSpark.Core;
using FleetSpark.Emr.Prices;

namespace FleetSpark.Emr.Usage;

/// <summary>What a run took, and what that costs by the prices of today.</summary>
/// <param name="Usage">What it took.</param>
/// <param name="Billed">What EMR Serverless billed it for; null where it worked on machines, or the service does not tell.</param>
/// <param name="Cost">What that costs; null where nothing is known of what it took.</param>
public sealed record RunCost(RunUsage Usage, BilledHours? Billed, Amount? Cost)
{
    private const string UnknownArchitecture = "unknown";

    /// <summary>Hours of machines; null where it worked on none of its own.</summary>
    public decimal? MachineHours => Usage.Machines.Count == 0 ? null : Usage.Machines.Sum(kind => kind.Hours);

    /// <summary>The cost of each run of which it is known what it took, by the run.</summary>
    /// <param name="usages">What runs took.</param>
    /// <param name="startedAt">When each run started, as text in UTC; one that is not named is left out.</param>
    /// <param name="prices">Prices.</param>
    /// <param name="notices">Told what could not be found out, a line each.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyDictionary<string, RunCost>> FindAsync(
        IReadOnlyList<RunUsage> usages, IReadOnlyDictionary<string, string> startedAt, PriceTable prices, IProgress<string> notices, CancellationToken cancellationToken)
    {
        var costs = new Dictionary<string, RunCost>(StringComparer.Ordinal);
        var asked = new RunUsages();
        var isAnswered = true;
        foreach (var usage in usages.Where(usage => startedAt.ContainsKey(usage.RunId)))
        {
            BilledHours? billed = null;
            if (usage.Job is { } job && isAnswered)
            {
                try
                {
                    billed = UtcInstants.TryParse(startedAt[usage.RunId], out var start) ? await asked.ReadJobAsync(usage.Place, job, start, cancellationToken) : null;
                }
                catch (FleetException failed)
                {
                    notices.Report(PriceErrors.UsageUnknown($"the run {usage.RunId} on EMR Serverless", failed).Line);
                    isAnswered = false; // the next ones would be answered alike, each after all its retries
                }
            }

            costs[usage.RunId] = new RunCost(usage, billed, CostOf(usage, billed, prices));
        }

        return costs;
    }

    private static Amount? CostOf(RunUsage usage, BilledHours? billed, PriceTable prices)
    {
        if (billed is null)
        {
            return usage.Machines.Count == 0
                ? null
                : usage.Machines.Aggregate(Amount.None, (sum, kind) => sum.Plus(MachinePrice.Of(prices, usage.Region, kind.Type, kind.Market, kind.Hours)));
        }

        var processors = usage.Architecture ?? UnknownArchitecture; // whose price is missing, and is told so
        return Amount.Of(prices, usage.Region, $"emr-serverless/{processors}-vcpu", billed.VcpuHours).Plus(Amount.Of(prices, usage.Region, $"emr-serverless/{processors}-memory", billed.MemoryGbHours));
    }
}
