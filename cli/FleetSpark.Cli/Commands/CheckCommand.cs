using System.CommandLine;
using FleetSpark.Cli.Printing;
using FleetSpark.Jobs.Running;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet check</c>: the checks of the tables over all that is published.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var command = new ExampleCommand("check", "Run the checks of the tables over all that is published.", "fleet check", "fleet check --tables truck_days --json");
        command.Add(shared.Tables);
        shared.AddEngine(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            var lake = await call.OpenExistingLakeAsync(cancellationToken);
            var results = await call.Pipeline(lake).CheckAsync(call.Select(shared), cancellationToken);
            call.Progress.Clear();
            if (call.IsJson)
            {
                call.Out.Json(new { Checks = results });
            }
            else
            {
                Print(call, results);
            }

            return CheckResult.FailuresOf(results) is { Count: > 0 } failures ? throw CliErrors.ChecksFailed(failures) : ExitCodes.Done;
        });
        return command;
    }

    private static void Print(CommandCall call, IReadOnlyList<CheckResult> results)
    {
        if (results.Count == 0)
        {
            call.Out.Line("Nothing is published yet: there is nothing to check.");
            return;
        }

        var table = new TextTable("table", "check", "severity", ">rows", "what the rows mean");
        foreach (var result in results)
        {
            var meaning = call.Catalog.Table(result.Table).Checks.First(check => check.Name == result.Name).Description;
            table.Add(result.Table, result.Name, Texts.Of(result.Severity), Texts.Count(result.Rows), meaning);
        }

        call.Out.Table(table);
        call.Out.Line($"{Texts.Of(results.Count, "check")}, {results.Count(result => result.Rows == 0)} without a row.");
    }
}
