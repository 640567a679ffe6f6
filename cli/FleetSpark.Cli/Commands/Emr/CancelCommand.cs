using System.CommandLine;

namespace FleetSpark.Cli.Commands.Emr;

/// <summary><c>fleet emr cancel</c>: cancels a run.</summary>
internal static class CancelCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var run = EmrCall.RunArgument();
        var command = new ExampleCommand("cancel", "Cancel a run that waits or works. What it has not published is seen by nobody.", "fleet emr cancel") { run, shared.Serverless };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            using var runs = await EmrCall.OpenRunsAsync(call, shared, cancellationToken);
            var step = await runs.FindAsync(parsed.GetValue(run), cancellationToken);
            await runs.CancelAsync(step, cancellationToken);
            Console.Error.WriteLine($"{step.Name} is being cancelled.");
            return ExitCodes.Done;
        });
        return command;
    }
}
