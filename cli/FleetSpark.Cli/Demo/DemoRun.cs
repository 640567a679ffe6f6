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
/// <param name="call">The command.</param>
/// <param name="isFromSources">Whether what was simulated is landed from a queue, an API, an SSH server and a database, which it starts, rather than from files.</param>
internal sealed class DemoRun(CommandCall call, bool isFromSources)
{
    /// <summary>The lake unless somebody names one.</summary>
    public const string Folder = "demo";

    /// <summary>The lake of what came from sources, unless somebody names one.</summary>
    public const string FolderOfSources = "demo-sources";

    // Beside the lake's own folders; its name says where the files came from, and which demo's lake it is.
    private readonly string _files = Path.Combine(call.LakePath, isFromSources ? "sent" : "simulated");
    private readonly bool _isTold = !call.IsJson;

    /// <summary>Does all of it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (call.Lake.S3 is not null)
        {
            throw CliErrors.DemoOnS3(call.LakePath);
        }

        var simulated = await SimulateAsync(cancellationToken);
        var landed = isFromSources ? await LandFromSourcesAsync(cancellationToken) : await LandAsync(cancellationToken);
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

    private async Task<IReadOnlyList<object>> LandAsync(CancellationToken cancellationToken)
    {
        var landed = new List<object>();
        foreach (var source in call.Catalog.Sources.Select(source => source.Name))
        {
            landed.Add(Told(source, await LandFilesAsync(source, cancellationToken)));
        }

        return landed;
    }

    private async Task<LandedSource> LandFilesAsync(string source, CancellationToken cancellationToken) =>
        SourceText.Of(source, await LandCommand.LandAsync(call, source, [Path.Combine(_files, source)], new LandingOptions(), cancellationToken));

    // All at once, each by the code that `fleet land` runs. Places have no source but files.
    private async Task<IReadOnlyList<object>> LandFromSourcesAsync(CancellationToken cancellationToken)
    {
        var landedBefore = Path.Combine(_files, ".landed");
        if (File.Exists(landedBefore))
        {
            Tell("The sources were landed already.");
            return [];
        }

        await using var sources = await DemoSources.StartAsync(_files, cancellationToken);
        Tell("A queue, the tag operator, the bank's SSH server and the registry's database run on this machine; landing from all of them at once.");
        var landing = call.Catalog.Sources.Select(source => source.Name).ToDictionary(
            source => source,
            source => source == SourceNames.Places ? LandFilesAsync(source, cancellationToken) : SourceLanding.LandAsync(call, sources.Settings, source, new SourceCall { UntilEmpty = true }, cancellationToken),
            StringComparer.Ordinal);
        await Task.WhenAll(landing.Values);
        var landed = landing.Select(source => Told(source.Key, source.Value.Result)).ToList();
        await File.WriteAllTextAsync(landedBefore, string.Empty, cancellationToken);
        return landed;
    }

    private object Told(string source, LandedSource landed)
    {
        if (landed.Files is { Failed: > 0 } report)
        {
            LandingText.TellErrors(report);
            throw CliErrors.NotLanded(report.Failed, report.Files.Count);
        }

        Tell($"Landed {source}: {landed.Line}.");
        return landed.ForMachines;
    }

    private async Task<RunReport> RunAllAsync(CancellationToken cancellationToken)
    {
        var journal = new RunJournal();
        var report = await call.Pipeline(await call.OpenLakeAsync(cancellationToken)).RunAsync(Selection.All, journal, cancellationToken);
        call.Progress.Clear();
        foreach (var failed in journal.Leftovers)
        {
            call.Progress.Note(failed);
        }

        if (_isTold)
        {
            call.Out.Line();
            RunText.Print(call, report);
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
