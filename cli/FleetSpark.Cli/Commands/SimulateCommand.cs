using System.CommandLine;
using FleetSpark.Cli.Printing;
using FleetSpark.Core;
using FleetSpark.Simulator;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet simulate</c>: files as the sources of a real company send them, and beside them the truth.</summary>
internal static class SimulateCommand
{
    // Fixed, so that the same call gives the same bytes on every day.
    private const string FirstDay = "2026-03-22";

    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var folder = new Option<string>("--out") { Description = "The folder to write into, new or empty.", HelpName = "DIR", Required = true };
        var trucks = new Option<int>("--trucks") { Description = "How many trucks.", HelpName = "N", DefaultValueFactory = _ => 60 };
        var days = new Option<int>("--days") { Description = "How many UTC days.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var seed = new Option<long>("--seed") { Description = "Which of the possible fleets.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var from = SharedOptions.DayOption("--from", $"The first day; {FirstDay} where nothing is said.");
        var badFiles = new Option<bool>("--bad-files") { Description = "Write DIR/bad too: files that are no deliveries at all." };
        var command = new ExampleCommand(
            "simulate",
            "Write what the sources of a made-up haulage company send, faults included, and DIR/truth beside it.",
            "fleet simulate --out company --trucks 60 --days 8 --seed 1 --from 2026-03-22",
            "fleet land gps --from company/gps")
        {
            folder, trucks, days, seed, from, badFiles,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            var options = new SimulationOptions
            {
                OutFolder = parsed.GetValue(folder)!,
                Trucks = parsed.GetValue(trucks),
                Days = parsed.GetValue(days),
                Seed = parsed.GetValue(seed),
                From = parsed.GetValue(from) ?? Day.Parse(FirstDay),
                BadFiles = parsed.GetValue(badFiles),
            };
            var summary = await new FleetSimulation(options).WriteAsync(call.Progress, cancellationToken);
            call.Progress.Clear();
            if (call.IsJson)
            {
                call.Out.Json(summary);
            }
            else
            {
                Print(call.Out, options.OutFolder, summary);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(Printer output, string folder, SimulationSummary summary)
    {
        var table = new TextTable("source", ">records", ">files", ">size");
        foreach (var source in summary.Sources)
        {
            table.Add(source.Source, Texts.Count(source.Records), Texts.Count(source.Files), Texts.Bytes(source.Bytes));
        }

        output.Table(table);
        output.Line($"{Texts.Count(summary.Defects.Sum(defect => defect.Records))} faults of {summary.Defects.Count} kinds were planted; truth/defects.ndjson names each.");
        output.Line($"{Texts.Of(summary.Files, "file")}, {Texts.Bytes(summary.Bytes)} in '{folder}' in {Texts.Seconds(summary.Seconds)}.");
    }
}
