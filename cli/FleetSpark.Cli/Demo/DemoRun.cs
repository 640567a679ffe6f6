using FleetSpark.Cli.Commands;
using FleetSpark.Cli.Printing;
using FleetSpark.Core;
using FleetSpark.Jobs;
using FleetSpark.Jobs.Planning;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Landing;
using FleetSpark.Simulator;

namespace FleetSpark.Cli.Demo;

/// <summary>Simulates, lands, runs and asks, by the same code as the commands of these names. A second time it only finds that all is there.</summary>
internal sealed class DemoRun(CommandCall call)
{
    /// <summary>The lake unless somebody names one.</summary>
    public const string Folder = "demo";

    // Beside the lake's own folders; its name says where the files came from.
    private readonly string _files = Path.Combine(call.LakePath, "simulated");
    private readonly bool _isTold = !call.IsJson;

    /// <summary>Does all of it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var simulated = await SimulateAsync(cancellationToken);
        var landed = await LandAsync(cancellationToken);
        var report = await RunAllAsync(cancellationToken);
        await using var reader = await CuratedReader.OpenAsync(await call.OpenLakeAsync(cancellationToken), call.Catalog, includesRestricted: false, cancellationToken);
        var examples = DemoExamples.All.Select(example => (Example: example, Answer: reader.AnswerWhole(example.Sql, cancellationToken))).ToList();
        call.Progress.Clear();
        if (call.IsJson)
        {
            DemoText.PrintJson(call, simulated, landed, report, examples);
        }
        else
        {
            DemoText.PrintAnswers(call, examples);
        }
    }

    private async Task<bool> SimulateAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(_files))
        {
            Tell($"The simulated files are in '{_files}' already.");
            return false;
        }

        if (Directory.Exists(call.LakePath) && Directory.EnumerateFileSystemEntries(call.LakePath).Any(entry => !Path.GetFileName(entry).StartsWith('.')))
        {
            throw CliErrors.NotADemo(call.LakePath);
        }

        // Whole or absent: a demo that was stopped begins anew.
        var unfinished = Path.Combine(call.LakePath, ".simulating");
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        var options = new SimulationOptions { OutFolder = unfinished, Trucks = 60, Days = 8, Seed = 1, From = Day.Parse("2026-03-22") };
        var summary = await new FleetSimulation(options).WriteAsync(call.Progress, cancellationToken);
        Directory.Move(unfinished, _files);
        Tell($"Simulated {options.Trucks} trucks over {options.Days} days into '{_files}': {Texts.Of(summary.Files, "file")}, {Texts.Bytes(summary.Bytes)}, with faults as real sources have them.");
        return true;
    }

    private async Task<IReadOnlyDictionary<string, LandingReport>> LandAsync(CancellationToken cancellationToken)
    {
        var reports = new Dictionary<string, LandingReport>(StringComparer.Ordinal);
        foreach (var source in call.Catalog.Sources.Select(source => source.Name))
        {
            var report = await LandCommand.LandAsync(call, source, [Path.Combine(_files, source)], new LandingOptions(), cancellationToken);
            if (report.Failed > 0)
            {
                LandingText.TellErrors(report);
                throw CliErrors.NotLanded(report.Failed, report.Files.Count);
            }

            Tell($"Landed {source}: {LandingText.SumOf(report)}.");
            reports[source] = report;
        }

        return reports;
    }

    private async Task<RunReport> RunAllAsync(CancellationToken cancellationToken)
    {
        var report = await call.Pipeline(await call.OpenLakeAsync(cancellationToken)).RunAsync(Selection.All, cancellationToken);
        call.Progress.Clear();
        if (_isTold)
        {
            call.Out.Line();
            RunText.Print(call.Out, report, call.Catalog);
        }

        return report;
    }

    private void Tell(string line)
    {
        if (_isTold)
        {
            call.Progress.Clear();
            call.Out.Line(line);
            call.Out.Writer.Flush();
        }
    }
}
