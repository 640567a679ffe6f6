using System.CommandLine;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet rebuild</c>: makes partitions again that are not stale.</summary>
internal static class RebuildCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var command = new ExampleCommand(
            "rebuild",
            "Make partitions again though nothing they were made from changed.",
            "fleet rebuild --tables truck_days --from 2026-03-22 --to 2026-03-28");
        RunCommand.AddTo(command, shared, isForced: true);
        return command;
    }
}
