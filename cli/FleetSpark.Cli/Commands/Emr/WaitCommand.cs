using System.CommandLine;

namespace FleetSpark.Cli.Commands.Emr;

/// <summary><c>fleet emr wait</c>: follows a run to its end.</summary>
internal static class WaitCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var run = EmrCall.RunArgument();
        var showStdout = new Option<bool>("--show-stdout") { Description = "Print what the run printed." };
        var command = new ExampleCommand("wait", "Follow a run to its end; the exit code is by that, and what it failed on is printed.", "fleet emr wait") { run, showStdout, shared.Serverless };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            using var runs = await EmrCall.OpenRunsAsync(call, shared, cancellationToken);
            return await EmrCall.FollowAsync(call, runs, await runs.FindAsync(parsed.GetValue(run), cancellationToken), parsed.GetValue(showStdout), cancellationToken);
        });
        return command;
    }
}
