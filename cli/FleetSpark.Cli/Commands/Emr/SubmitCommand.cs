using System.CommandLine;
using FleetSpark.Emr.Runs;

namespace FleetSpark.Cli.Commands.Emr;

/// <summary><c>fleet emr submit</c>: a run as a step of the cluster.</summary>
internal static class SubmitCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var rebuild = new Option<bool>("--rebuild") { Description = "Make what is current again, too." };
        var wait = new Option<bool>("--wait") { Description = "Follow it to its end; the exit code is by that." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the requests that would be made, and make none." };
        var showStdout = new Option<bool>("--show-stdout") { Description = "With --wait: print what the run printed." };
        var command = new ExampleCommand(
            "submit",
            "Submit a run to EMR. The same run is submitted once: whoever submits it again is led to its step. After one that failed it is the next attempt.",
            "fleet emr submit --lake s3://company-lake",
            "fleet emr submit --wait --tables truck_days --from 2026-03-29")
        {
            rebuild, wait, dryRun, showStdout, shared.Serverless,
        };
        shared.AddSelection(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(showStdout) is not null && result.GetResult(wait) is null)
            {
                result.AddError("--show-stdout prints what a run printed that ended: give --wait too, or see 'fleet emr logs'.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            var selection = call.Select(shared);
            using var runs = await EmrCall.OpenRunsAsync(call, shared, cancellationToken);
            call.Progress.Report("looking at what is to be done");
            var prepared = await runs.PrepareAsync(
                new RunRequest { IsRebuild = parsed.GetValue(rebuild), Tables = selection.Tables, From = selection.From, To = selection.To }, cancellationToken);
            if (parsed.GetValue(dryRun))
            {
                var requests = await runs.PreviewAsync(prepared, cancellationToken);
                call.Progress.Clear();
                call.Out.Line(requests);
                return ExitCodes.Done;
            }

            call.Progress.Report($"submitting {prepared.Name}");
            var (run, isNew) = await runs.SubmitAsync(prepared, cancellationToken);
            call.Progress.Clear();
            Console.Error.WriteLine(isNew ? $"Submitted {run.Name}." : $"{run.Name} was submitted before.");
            if (parsed.GetValue(wait))
            {
                return await EmrCall.FollowAsync(call, runs, run, parsed.GetValue(showStdout), cancellationToken);
            }

            EmrCall.Print(call, run);
            return ExitCodes.Done;
        });
        return command;
    }
}
