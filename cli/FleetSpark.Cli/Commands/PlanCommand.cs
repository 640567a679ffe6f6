using System.CommandLine;
using FleetSpark.Cli.Printing;
using FleetSpark.Jobs;
using FleetSpark.Jobs.Planning;

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
            var cost = await PlanCost.FindAsync(call, lake, plan.Items, cancellationToken);
            call.Progress.Clear();
            if (call.IsJson)
            {
                call.Out.Json(cost is null ? new { Partitions = ranges } : new { Partitions = ranges, Estimate = cost.ForMachines });
            }
            else
            {
                Print(call.Out, ranges, plan);
                RunText.PrintLeftOut(call.Out, plan.LeftOut);
                if (cost is not null)
                {
                    call.Out.Line(cost.Text);
                }
            }

            return ExitCodes.Done;
        });
        return command;
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
