using System.CommandLine;
using FleetSpark.Cli.Printing;
using FleetSpark.Jobs.Reporting;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet run</c>: makes what is stale.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var command = new ExampleCommand(
            "run",
            "Stage what is new, make the stale partitions, check them, and publish them together.",
            "fleet run",
            "fleet run --tables truck_days --from 2026-03-29");
        AddTo(command, shared, isForced: false);
        return command;
    }

    /// <summary>Gives a command the options and the action of a run.</summary>
    public static void AddTo(Command command, SharedOptions shared, bool isForced)
    {
        shared.AddSelection(command);
        shared.AddEngine(command);
        command.Add(shared.InPlace);
        command.Add(shared.SqlLog);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            var lake = await call.OpenExistingLakeAsync(cancellationToken);
            var selection = call.Select(shared, isForced);
            var journal = new RunJournal();
            var after = new AfterRun(call, lake, journal);
            RunReport report;
            try
            {
                report = await call.Pipeline(lake).RunAsync(selection, journal, cancellationToken);
            }
            catch (Exception failure)
            {
                await after.FailedAsync(failure, cancellationToken);
                throw;
            }

            call.Progress.Clear();
            if (isForced && report.Tables.Count == 0 && (selection.From ?? selection.To) is not null)
            {
                await after.DoneAsync(report, cancellationToken);
                throw CliErrors.NothingToRebuild();
            }

            if (call.IsJson)
            {
                RunText.PrintJson(call.Out, report);
            }
            else
            {
                RunText.Print(call, report);
            }

            await after.DoneAsync(report, cancellationToken);
            return ExitCodes.Done;
        });
    }
}
