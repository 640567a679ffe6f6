using System.CommandLine;
using FleetSpark.Emr;

namespace FleetSpark.Cli.Commands.Emr;

/// <summary><c>fleet emr logs</c>: what a run printed.</summary>
internal static class LogsCommand
{
    private static readonly string[] Names = ["stdout", "stderr", "controller"];

    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var run = EmrCall.RunArgument();
        var name = new Option<string>("--name")
        {
            Description = "Which log: stdout, what fleet said; stderr, what Spark said; controller, what EMR said.",
            HelpName = string.Join('|', Names),
            DefaultValueFactory = _ => Names[0],
        };
        name.AcceptOnlyFromAmong(Names);
        var command = new ExampleCommand("logs", "Print a log of a run; EMR brings logs some five minutes after they were written.", "fleet emr logs", "fleet emr logs fleet-1f0c --name stderr") { run, name, shared.Serverless };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            using var runs = await EmrCall.OpenRunsAsync(call, shared, cancellationToken);
            var step = await runs.FindAsync(parsed.GetValue(run), cancellationToken);
            var wanted = parsed.GetValue(name)!;
            return await EmrCall.ShowAsync(call, runs, step, wanted, isPatient: false, cancellationToken)
                ? ExitCodes.Done
                : throw EmrErrors.NoLog(wanted, step.Name.ToString(), runs.LogPlace);
        });
        return command;
    }
}
