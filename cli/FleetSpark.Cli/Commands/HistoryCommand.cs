using System.CommandLine;
using FleetSpark.Cli.Printing;
using FleetSpark.Jobs.Reporting;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet history</c>: the runs that published something.</summary>
internal static class HistoryCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var command = new ExampleCommand("history", "List the runs that published something, the newest last.", "fleet history", "fleet history --json");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            var (runs, broken) = await (await call.OpenExistingLakeAsync(cancellationToken)).Manifests.ReadReportsAsync<RunReport>(cancellationToken);
            if (call.IsJson)
            {
                call.Out.Line(RunText.JsonOf(new { Runs = runs }));
            }
            else if (runs.Count == 0)
            {
                call.Out.Line("No run published anything yet.");
            }
            else
            {
                Print(call.Out, runs);
            }

            if (broken.Count > 0)
            {
                Console.Error.WriteLine($"Left out, since what stands there is no report of a run: {string.Join(", ", broken)}.");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(Printer output, IReadOnlyList<RunReport> runs)
    {
        var table = new TextTable("run", "started", "engine", ">seconds", ">partitions", ">rows", ">size", ">warnings");
        foreach (var run in runs)
        {
            table.Add(
                run.RunId, run.StartedAt[..19].Replace('T', ' '), run.Engine == RunReport.NoEngine ? "–" : run.Engine, $"{run.Seconds:0.00}",
                Texts.Count(run.Tables.Sum(made => (long)made.Partitions)), Texts.Count(run.Tables.Sum(made => made.Rows)), Texts.Bytes(run.Tables.Sum(made => made.Bytes)),
                Texts.Count(run.Checks.Count(check => check.Rows > 0)));
        }

        output.Table(table);
    }
}
