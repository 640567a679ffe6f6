using System.CommandLine;
using FleetSpark.Cli.Printing;

namespace FleetSpark.Cli.Commands.Emr;

/// <summary><c>fleet emr status</c>: the runs of the last two weeks.</summary>
internal static class StatusCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var run = EmrCall.RunArgument();
        run.Description = "The run: its name, the beginning of it, or the id of its step; all of the last 14 days where none is named.";
        var command = new ExampleCommand("status", "List the runs of the last 14 days and how they stand, the newest first; of one, what it failed on.", "fleet emr status", "fleet emr status --json") { run, shared.Serverless };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            using var runs = await EmrCall.OpenRunsAsync(call, shared, cancellationToken);
            if (parsed.GetValue(run) is { } named)
            {
                var found = await runs.FindAsync(named, cancellationToken);
                EmrCall.Print(call, found);
                return found.HasEnded && !found.HasCompleted ? throw await runs.ExplainAsync(found, isPatient: false, cancellationToken) : ExitCodes.Done;
            }

            var all = await runs.ListAsync(cancellationToken);
            if (call.IsJson)
            {
                call.Out.Json(new { Runs = all.Select(EmrCall.ForMachines) });
                return ExitCodes.Done;
            }

            var table = new TextTable("run", "state", "submitted", ">seconds", "id", "on");
            foreach (var each in all)
            {
                table.Add(
                    each.Name.ToString(), each.State, each.CreatedAt is { } at ? $"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss}" : "–",
                    each.Duration is { } time ? $"{time.TotalSeconds:0}" : "–", each.Id, each.Place);
            }

            call.Out.Table(table);
            return ExitCodes.Done;
        });
        return command;
    }
}
