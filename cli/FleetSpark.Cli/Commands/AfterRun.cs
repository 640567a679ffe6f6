using FleetSpark.Aws.Glue;
using FleetSpark.Core;
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
    /// <summary>Whether a failure is one that is told: no call that was wrong, and no run that somebody stopped.</summary>
    public static bool IsTold(Exception failure, CancellationToken stopped) =>
        !stopped.IsCancellationRequested && failure is not (OperationCanceledException or FleetException { Kind: FailureKind.WrongUse });

    /// <summary>Follows a run that failed.</summary>
    public Task FailedAsync(Exception failure, CancellationToken cancellationToken)
    {
        NoteLeftovers();
        return TellAsync(failure, cancellationToken);
    }

    /// <summary>Follows a run that was done.</summary>
    public async Task DoneAsync(RunReport report, CancellationToken cancellationToken)
    {
        NoteLeftovers();
        await TellAsync(failure: null, cancellationToken);
        await TryAsync(
            () => SyncAsync(cancellationToken), failed => failed, "The run is published all the same; 'fleet catalog sync' does this part again.");
        if (report.IsKept)
        {
            await TryAsync(() => RecordAsync(report, cancellationToken), failed => PriceErrors.UsageUnknown($"the run {report.RunId}", failed), "The run is published all the same.");
        }
    }

    private void NoteLeftovers()
    {
        foreach (var failed in journal.Leftovers)
        {
            call.Progress.Note(failed.Line);
        }
    }

    private Task TellAsync(Exception? failure, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            if (await RunWatch.OfAsync(lake, TimeProvider.System, cancellationToken) is { } watch)
            {
                foreach (var failed in await watch.TellAsync(Watched(failure), cancellationToken))
                {
                    call.Progress.Note(failed.Line);
                }
            }
        },
        failed => failed as FleetException ?? WatchErrors.Failed("what a run tells", failed));

    private async Task SyncAsync(CancellationToken cancellationToken)
    {
        if (await CatalogFile.ReadAsync(lake, cancellationToken) is not { Catalog: { IsSynced: true } settings })
        {
            return;
        }

        call.Progress.Report("bringing Glue up to the head");
        using var client = AwsClients.Open(() => new GlueClient());
        await new LakeCatalog(lake, call.Catalog, settings, client).SyncAsync(cancellationToken);
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
            call.Progress.Note($"{(told as FleetException ?? CliErrors.Unexpected(told)).Line} {andNow}".TrimEnd());
        }
    }
}
