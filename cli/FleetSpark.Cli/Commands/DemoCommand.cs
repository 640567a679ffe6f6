using System.CommandLine;
using FleetSpark.Cli.Demo;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet demo</c>: the whole way of the data, with a company that does not exist.</summary>
internal static class DemoCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var sources = new Option<bool>("--sources")
        {
            Description = $"Land it from a queue, an API, an SFTP server and a database, which it starts on this machine (OpenSSH and PostgreSQL must be there), rather than from files; the lake is ./{DemoRun.FolderOfSources} where neither --lake nor FLEET_LAKE names one.",
        };
        var command = new ExampleCommand(
            "demo",
            $"Simulate a small fleet, land it, run it, and show what came out. The lake, a folder, is ./{DemoRun.Folder} where neither --lake nor FLEET_LAKE names one.",
            "fleet demo",
            "fleet demo --sources",
            "fleet demo --engine spark")
        {
            sources,
        };
        shared.AddEngine(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var isFromSources = parsed.GetValue(sources);
            using var call = new CommandCall(parsed, shared, isFromSources ? DemoRun.FolderOfSources : DemoRun.Folder);
            await new DemoRun(call, isFromSources).RunAsync(cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }
}
