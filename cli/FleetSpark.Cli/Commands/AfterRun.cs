using FleetSpark.Aws.Glue;
using FleetSpark.Core;
using FleetSpark.Emr;
using FleetSpark.Emr.Calls;
using FleetSpark.Emr.Catalog;
using FleetSpark.Emr.Prices;
using FleetSpark.Emr.Usage;
using FleetSpark.Emr.Watching;
using FleetSpark.Jobs;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Lake;

namespace FleetSpark.Cli.Commands;

/// <summary>What follows a run that has ended: who watches is told, Glue is brought up to the head, what it took is kept. The run has ended whatever becomes of that: what fails is told on standard error, with its code.</summary>
/// <param name="call">The call.</param>
/// <param name="lake">The lake.</param>
/// <param name="journal">What is known of the run.</param>
internal sealed class AfterRun(CommandCall call, DataLake lake, RunJournal journal)
{
    // What stands before a note, so that who looks for what a failed run failed on takes none of these for it.
    private string _before = string.Empty;

    /// <summary>Follows a run that failed. No call that was wrong, and no run that somebody stopped, is told.</summary>
    public async Task FailedAsync(Exception failure, CancellationToken cancellationToken)
    {
        _before = "Beside the failure: ";
        Note(journal.Leftovers);
        if (!cancellationToken.IsCancellationRequested && failure is not (OperationCanceledException or FleetException { Kind: FailureKind.WrongUse }))
        {
            await TryAsync(async () => await TellAsync(await ReadSettingsAsync(cancellationToken), failure, cancellationToken), WatchErrors.Means, cancellationToken);
        }
    }

    /// <summary>Follows a run that was done.</summary>
    public async Task DoneAsync(RunReport report, CancellationToken cancellationToken)
    {
        Note(journal.Leftovers);
        EmrSettings? settings = null;
        await TryAsync(async () => settings = await ReadSettingsAsync(cancellationToken), $"{WatchErrors.Means} Glue does not follow it either.", cancellationToken);
        if (settings is not null)
        {
            await TryAsync(() => TellAsync(settings, failure: null, cancellationToken), WatchErrors.Means, cancellationToken);
            await TryAsync(() => SyncAsync(settings, cancellationToken), "The run is published all the same; 'fleet catalog sync' does this part again.", cancellationToken);
        }

        if (report.IsKept)
        {
            await TryAsync(() => RecordAsync(report, cancellationToken), "The run is published all the same.", cancellationToken, failed => PriceErrors.UsageUnknown($"the run {report.RunId}", failed));
        }
    }

    // A lake in a folder uses none of it, whatever a file there says. Whoever is named in a file with faults elsewhere is told all the same.
    private async Task<EmrSettings> ReadSettingsAsync(CancellationToken cancellationToken)
    {
        if (lake.Location.S3 is null || await lake.ReadTextAsync(EmrSettings.FileName, cancellationToken) is not { } text)
        {
            return new EmrSettings();
        }

        try
        {
            return EmrSettings.Parse(text);
        }
        catch (FleetException faulty)
        {
            Note([faulty]);
            return new EmrSettings { Topic = EmrSettings.TopicOf(text) };
        }
    }

    private async Task TellAsync(EmrSettings settings, Exception? failure, CancellationToken cancellationToken)
    {
        if (RunWatch.Of(lake, settings, TimeProvider.System) is { } watch)
        {
            Note(await watch.TellAsync(Watched(failure), cancellationToken));
        }
    }

    private async Task SyncAsync(EmrSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Catalog.IsSynced)
        {
            call.Progress.Report("bringing Glue up to the head");
            using var client = AwsClients.Open(() => new GlueClient());
            await new LakeCatalog(lake, call.Catalog, settings.Catalog, client).SyncAsync(cancellationToken);
        }
    }

    private async Task RecordAsync(RunReport report, CancellationToken cancellationToken)
    {
        if (await new RunUsages().FindAsync(report.RunId, report.StartedAt, TimeProvider.System.GetUtcNow(), Environment.GetEnvironmentVariable, cancellationToken) is { } usage)
        {
            await lake.Manifests.WriteUsageAsync(report.RunId, usage, cancellationToken);
        }
    }

    private WatchedRun Watched(Exception? failure) => new(
        journal.RunId,
        failure is null ? RunEnd.Done : JobErrors.IsUnbalanced(failure) ? RunEnd.Unbalanced : RunEnd.Failed,
        [.. journal.Staged.Select(source => new WatchedSource(source.Source, source.Ok + source.Rejected + source.Refused, source.Rejected + source.Refused))],
        [.. journal.Checks.Select(check => new WatchedCheck(check.Table, check.Name, check.Severity, check.Rows)
        {
            Days = check.Days.ByDay,
            Among = check.Days is { From: { } from, To: { } to } ? (from, to) : null,
        })]);

    // Of any kind: the run's own end is what counts. Who stops the program after its run does not wait for this.
    private async Task TryAsync(Func<Task> work, string andNow, CancellationToken cancellationToken, Func<Exception, FleetException>? coded = null)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception failed)
        {
            Note([coded?.Invoke(failed) ?? failed as FleetException ?? CliErrors.Unexpected(failed)], andNow);
        }
    }

    private void Note(IEnumerable<FleetException> failures, string andNow = "")
    {
        foreach (var failed in failures)
        {
            call.Progress.Note(failed, _before, andNow);
        }
    }
}
