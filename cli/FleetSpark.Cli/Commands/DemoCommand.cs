using System.CommandLine;
using FleetSpark.Cli.Demo;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet demo</c>: the whole way of the data, with a company that does not exist.</summary>
internal static class DemoCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var command = new ExampleCommand(
            "demo",
            $"Simulate a small fleet, land it, run it, and show what came out. The lake is ./{DemoRun.Folder} where neither --lake nor FLEET_LAKE names one.",
            "fleet demo",
            "fleet demo --engine spark");
        shared.AddEngine(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared, DemoRun.Folder);
            await new DemoRun(call).RunAsync(cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }
}
