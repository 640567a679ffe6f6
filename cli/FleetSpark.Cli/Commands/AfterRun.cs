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
    private const string NotTold = "How the run ended is not changed by that; its alarms may not know.";

    /// <summary>Whether a failure is one that is told: no call that was wrong, and no run that somebody stopped.</summary>
    public static bool IsTold(Exception failure, CancellationToken stopped) =>
        !stopped.IsCancellationRequested && failure is not (OperationCanceledException or FleetException { Kind: FailureKind.WrongUse });

    /// <summary>Follows a run that failed.</summary>
    public Task FailedAsync(Exception failure, CancellationToken cancellationToken)
    {
        NoteLeftovers();
        return TryAsync(async () => await TellAsync(await ReadSettingsAsync(cancellationToken), failure, cancellationToken), failed => failed, NotTold);
    }

    /// <summary>Follows a run that was done.</summary>
    public async Task DoneAsync(RunReport report, CancellationToken cancellationToken)
    {
        NoteLeftovers();
        EmrSettings? settings = null;
        await TryAsync(async () => settings = await ReadSettingsAsync(cancellationToken), failed => failed, $"{NotTold} Glue does not follow it either.");
        if (settings is not null)
        {
            await TryAsync(() => TellAsync(settings, failure: null, cancellationToken), failed => failed, NotTold);
            await TryAsync(() => SyncAsync(settings, cancellationToken), failed => failed, "The run is published all the same; 'fleet catalog sync' does this part again.");
        }

        if (report.IsKept)
        {
            await TryAsync(() => RecordAsync(report, cancellationToken), failed => PriceErrors.UsageUnknown($"the run {report.RunId}", failed), "The run is published all the same.");
        }
    }

    private void NoteLeftovers()
    {
        foreach (var failed in journal.Leftovers)
        {
            call.Progress.Note(failed);
        }
    }

    // A lake in a folder uses none of it, whatever a file there says.
    private Task<EmrSettings> ReadSettingsAsync(CancellationToken cancellationToken) =>
        lake.Location.S3 is null ? Task.FromResult(new EmrSettings()) : EmrSettings.ReadAsync(lake, cancellationToken);

    private async Task TellAsync(EmrSettings settings, Exception? failure, CancellationToken cancellationToken)
    {
        if (RunWatch.Of(lake, settings, TimeProvider.System) is { } watch)
        {
            foreach (var failed in await watch.TellAsync(Watched(failure), cancellationToken))
            {
                call.Progress.Note(failed);
            }
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
    private async Task TryAsync(Func<Task> work, Func<Exception, Exception> coded, string andNow = "")
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception failed)
        {
            var told = coded(failed);
            call.Progress.Note(told as FleetException ?? CliErrors.Unexpected(told), andNow);
        }
    }
}
