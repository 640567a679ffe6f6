using System.CommandLine;
using FleetSpark.Core;
using FleetSpark.Cli.Printing;
using FleetSpark.Emr.Prices;
using FleetSpark.Engines.Spark;
using FleetSpark.Jobs;
using FleetSpark.Jobs.Planning;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Lake;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet plan</c>: what a run would make, and why.</summary>
internal static class PlanCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var command = new ExampleCommand(
            "plan",
            "Say which partitions a run would make, why, and about what it costs on the lake's EMR cluster. Stages what is new; publishes nothing.",
            "fleet plan",
            "fleet plan --tables gps_positions,truck_days --from 2026-03-22 --to 2026-03-28");
        shared.AddSelection(command);
        shared.AddEngine(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            var lake = await call.OpenExistingLakeAsync(cancellationToken);
            var plan = await call.Pipeline(lake).PlanAsync(call.Select(shared), cancellationToken);
            var state = await LakeState.ReadAsync(lake, call.Catalog, cancellationToken);
            var ranges = PlannedRange.Of(plan.Items, state);
            var cost = await FindCostAsync(call, lake, plan, cancellationToken);
            call.Progress.Clear();
            if (call.IsJson)
            {
                call.Out.Json(cost is null ? new { Partitions = ranges } : new { Partitions = ranges, Estimate = PlanCostText.ForMachines(cost) });
            }
            else
            {
                Print(call.Out, ranges, plan);
                RunText.PrintLeftOut(call.Out, plan.LeftOut);
                if (cost is not null)
                {
                    call.Out.Line(PlanCostText.Of(cost));
                    call.Progress.Note(PriceErrors.Missing(cost.Estimate?.Cost.Missing ?? []));
                }
            }

            return ExitCodes.Done;
        });
        return command;
    }

    // By the runs of the lake on Spark, wherever they worked.
    private static async Task<PlanCost?> FindCostAsync(CommandCall call, DataLake lake, PlannedRun plan, CancellationToken cancellationToken)
    {
        if (lake.Location.S3 is null || plan.Items.Count == 0)
        {
            return null;
        }

        var planned = plan.Items.GroupBy(item => item.Table.Name, StringComparer.Ordinal).ToDictionary(table => table.Key, table => table.Count(), StringComparer.Ordinal);
        var past = (await lake.Manifests.ReadReportsAsync<RunReport>(cancellationToken)).Reports.Where(run => run.Engine == SparkEngine.EngineName)
            .Select(run => new PastRun(run.Seconds, [.. run.Tables.Select(table => new PastTable(table.Table, table.Partitions, table.Seconds))]));
        var (prices, fault) = await PricesOf.FindAsync(lake, cancellationToken);
        try
        {
            var cost = await PlanCost.FindAsync(lake, planned, past, prices, cancellationToken);
            call.Progress.Note(cost is null ? null : fault);
            return cost;
        }
        catch (FleetException faulty)
        {
            call.Progress.Note(faulty); // the plan is right without its price
            return null;
        }
    }

    private static void Print(Printer output, IReadOnlyList<PlannedRange> ranges, PlannedRun plan)
    {
        if (ranges.Count == 0)
        {
            output.Line(plan.LeftOut.Count == 0 ? "Nothing is stale." : "Nothing that was selected is stale.");
            return;
        }

        var table = ranges.Max(range => range.Table.Length);
        foreach (var range in ranges)
        {
            output.Line($"{range.Table.PadRight(table)}  {range.Days,-22}  {range.State,-10}  {range.Reason}");
        }

        output.Line($"{Texts.Of(plan.Items.Count, "partition")} to make; 'fleet run' makes them.");
    }
}
