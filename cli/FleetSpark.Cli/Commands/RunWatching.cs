using FleetSpark.Core;
using FleetSpark.Emr.Watching;
using FleetSpark.Jobs;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Lake;

namespace FleetSpark.Cli.Commands;

/// <summary>Tells who watches a lake how a run ended, where its <c>emr.yaml</c> names a topic. The run has ended whatever becomes of that.</summary>
internal static class RunWatching
{
    /// <summary>Whether a failure is one that is told: no call that was wrong, and no run that somebody stopped.</summary>
    public static bool IsTold(Exception failure, CancellationToken stopped) =>
        !stopped.IsCancellationRequested && failure is not (OperationCanceledException or FleetException { Kind: FailureKind.WrongUse });

    /// <summary>Tells; what fails of that is told on standard error, with its code.</summary>
    /// <param name="call">The call.</param>
    /// <param name="lake">The lake.</param>
    /// <param name="journal">What is known of the run.</param>
    /// <param name="failure">What it failed on; null where it was done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task TellAsync(CommandCall call, DataLake lake, RunJournal journal, Exception? failure, CancellationToken cancellationToken)
    {
        try
        {
            if (await RunWatch.OfAsync(lake, TimeProvider.System, cancellationToken) is { } watch)
            {
                foreach (var failed in await watch.TellAsync(Watched(journal, failure), cancellationToken))
                {
                    call.Progress.Note(failed.Line);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Who stops the program after its run does not wait for this.
        }
        catch (Exception failed) // of any kind: the run's own end is what counts
        {
            call.Progress.Note((failed as FleetException ?? WatchErrors.Failed("what a run tells", failed)).Line);
        }
    }

    private static WatchedRun Watched(RunJournal journal, Exception? failure) => new(
        journal.RunId,
        failure is null ? RunEnd.Done : JobErrors.IsUnbalanced(failure) ? RunEnd.Unbalanced : RunEnd.Failed,
        [.. journal.Staged.Select(source => new WatchedSource(source.Source, source.Ok + source.Rejected + source.Refused, source.Rejected + source.Refused))],
        [.. journal.Checks.Select(check => new WatchedCheck(check.Table, check.Name, check.Severity, check.Rows)
        {
            Days = check.Days.ByDay,
            Among = check.Days is { From: { } from, To: { } to } ? (from, to) : null,
        })]);
}
