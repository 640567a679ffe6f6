using System.CommandLine;
using FleetSpark.Cli.Printing;
using FleetSpark.Emr.Prices;
using FleetSpark.Emr.Usage;
using FleetSpark.Jobs.Reporting;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet history</c>: the runs that published something, and what they took on EMR.</summary>
internal static class HistoryCommand
{
    // A report's instants stay the texts that they are.
    private static readonly JsonSerializerSettings AsTheyAre = new() { DateParseHandling = DateParseHandling.None };

    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var command = new ExampleCommand("history", "List the runs that published something, the newest last, and of those on EMR what they took in hours and dollars.", "fleet history", "fleet history --json");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            var lake = await call.OpenExistingLakeAsync(cancellationToken);
            var (runs, broken) = await lake.Manifests.ReadReportsAsync<RunReport>(cancellationToken);
            var (usages, brokenUsages) = await lake.Manifests.ReadUsagesAsync<RunUsage>(cancellationToken);
            var (prices, fault) = await PricesOf.FindAsync(lake, cancellationToken);
            var costs = await RunCost.FindAsync(usages, runs.ToDictionary(run => run.RunId, run => run.StartedAt, StringComparer.Ordinal), prices, call.Notices, cancellationToken);
            if (call.IsJson)
            {
                call.Out.Line(RunText.JsonOf(new { Runs = runs.Select(run => WithUsage(run, costs.GetValueOrDefault(run.RunId))) }));
            }
            else if (runs.Count == 0)
            {
                call.Out.Line("No run published anything yet.");
            }
            else
            {
                Print(call.Out, runs, costs);
            }

            call.Progress.Note(fault);
            call.Progress.Note(PriceErrors.Missing([.. costs.Values.SelectMany(cost => cost.Cost?.Missing ?? []).Distinct(StringComparer.Ordinal)]));

            if (broken.Concat(brokenUsages).ToList() is { Count: > 0 } left)
            {
                Console.Error.WriteLine($"Left out, since what stands there is no report of a run, nor what one took: {string.Join(", ", left)}.");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static JObject WithUsage(RunReport run, RunCost? cost)
    {
        var document = JsonConvert.DeserializeObject<JObject>(RunText.JsonOf(run), AsTheyAre)!;
        document["usage"] = cost is null ? JValue.CreateNull() : JsonConvert.DeserializeObject<JObject>(CliJson.Of(RunCostText.ForMachines(cost)), AsTheyAre);
        return document;
    }

    private static void Print(Printer output, IReadOnlyList<RunReport> runs, IReadOnlyDictionary<string, RunCost> costs)
    {
        var table = new TextTable("run", "started", "engine", ">seconds", ">partitions", ">rows", ">size", ">warnings", ">hours", ">USD");
        foreach (var run in runs)
        {
            var cost = costs.GetValueOrDefault(run.RunId);
            table.Add(
                run.RunId, run.StartedAt[..19].Replace('T', ' '), run.Engine == RunReport.NoEngine ? "–" : run.Engine, $"{run.Seconds:0.00}",
                Texts.Count(run.Tables.Sum(made => (long)made.Partitions)), Texts.Count(run.Tables.Sum(made => made.Rows)), Texts.Bytes(run.Tables.Sum(made => made.Bytes)),
                Texts.Count(run.Checks.Count(check => check.Rows > 0)), RunCostText.HoursOf(cost), RunCostText.UsdOf(cost));
        }

        output.Table(table);
    }
}
