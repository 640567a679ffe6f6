using FleetSpark.Cli.Printing;
using FleetSpark.Core;
using FleetSpark.Emr;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Prices;
using FleetSpark.Engines.Spark;
using FleetSpark.Jobs.Planning;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Lake;

namespace FleetSpark.Cli.Commands;

/// <summary>What a plan would cost on the cluster of the lake's <c>emr.yaml</c>, where it has one.</summary>
/// <param name="Estimate">The estimate; null where the history has no run to go by.</param>
internal sealed record PlanCost(RunEstimate? Estimate)
{
    /// <summary>For machines; null where there is no estimate.</summary>
    public object? ForMachines => Estimate is not { } run ? null : new
    {
        run.Cost.Usd,
        WorkMinutes = Math.Round(run.Work.TotalMinutes, 1),
        StartMinutes = run.Start.TotalMinutes,
        IdleMinutes = run.Idle.TotalMinutes,
        Machines = run.Machines.Select(kind => new { kind.Type, kind.Market, kind.Count }),
        run.Runs,
        run.NotCounted,
        MissingPrices = run.Cost.Missing,
    };

    /// <summary>For people, a line.</summary>
    public string Text
    {
        get
        {
            if (Estimate is not { } run)
            {
                return "On EMR: no estimate, since the history has no run on Spark.";
            }

            var basis = $"{run.Work.TotalMinutes:0} min on {string.Join(" + ", run.Machines)}{(run.Start > TimeSpan.Zero ? $", {run.Start.TotalMinutes:0} min to start it and {run.Idle.TotalMinutes:0} min until it ends" : string.Empty)}, from {Texts.Of(run.Runs, "run")} on Spark";
            var left = run.NotCounted.Count == 0 ? string.Empty : $" Not counted, since none of them made it: {string.Join(", ", run.NotCounted)}.";
            return run.Cost.Usd is { } usd ? $"On EMR: about {usd:0.00} USD: {basis}.{left}" : $"On EMR: {basis}.{left} {PriceErrors.Missing(run.Cost.Missing).Line}";
        }
    }

    /// <summary>Estimates a plan.</summary>
    /// <returns>Null where the lake has no cluster, or nothing is to be made.</returns>
    public static async Task<PlanCost?> FindAsync(CommandCall call, DataLake lake, IReadOnlyList<PlanItem> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0 || lake.Location.S3 is null || await ReadSettingsAsync(lake, cancellationToken) is not { Cluster: { } cluster } settings)
        {
            return null;
        }

        using var emr = Open(lake, settings);
        if (emr is null)
        {
            return null;
        }

        var past = (await lake.Manifests.ReadReportsAsync<RunReport>(cancellationToken)).Reports.Where(run => run.Engine == SparkEngine.EngineName);
        var (prices, fault) = await PricesOf.FindAsync(lake, cancellationToken);
        if (fault is not null)
        {
            call.Progress.Note(fault.Line);
        }

        return new PlanCost(RunEstimate.Of(
            items.GroupBy(item => item.Table.Name, StringComparer.Ordinal).ToDictionary(table => table.Key, table => table.Count(), StringComparer.Ordinal),
            past.Select(run => new PastRun(run.Seconds, [.. run.Tables.Select(table => new PastTable(table.Table, table.Partitions, table.Seconds))])),
            cluster,
            await IsLivingAsync(emr, cancellationToken),
            prices,
            emr.Region));
    }

    // Without a cluster, and with faults that 'fleet emr' names, there is nothing to estimate for.
    private static async Task<EmrSettings?> ReadSettingsAsync(DataLake lake, CancellationToken cancellationToken)
    {
        try
        {
            return await EmrSettings.ReadAsync(lake, cancellationToken);
        }
        catch (FleetException)
        {
            return null;
        }
    }

    // A plan is made where no region is set, too.
    private static EmrCluster? Open(DataLake lake, EmrSettings settings)
    {
        try
        {
            return new EmrPlaces(lake, settings, TimeProvider.System).OpenCluster();
        }
        catch (FleetException)
        {
            return null;
        }
    }

    // Who may not ask is told the dearer case.
    private static async Task<bool> IsLivingAsync(EmrCluster emr, CancellationToken cancellationToken)
    {
        try
        {
            return await emr.PreviewAsync(cancellationToken) is null;
        }
        catch (FleetException)
        {
            return false;
        }
    }
}
