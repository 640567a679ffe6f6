using FleetSpark.Core;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Files;
using FleetSpark.Tables;

namespace FleetSpark.Landing;

/// <summary>Lands files of one source: cuts them into records, judges each, and puts them into the raw store, once.</summary>
/// <param name="source">The source that the files are of.</param>
/// <param name="raw">The raw store of that source.</param>
/// <param name="options">How they are landed.</param>
/// <param name="clock">Tells when they were landed.</param>
public sealed class FileLander(SourceDefinition source, IObjectStore raw, LandingOptions options, TimeProvider clock)
{
    private readonly Ledger _ledger = new(raw);

    /// <summary>
    /// Lands files one after the other. One that cannot be landed is reported and does not stop the others. Safe to call again after a
    /// kill at any point, and beside another call: the objects' names say their content, so nothing is doubled.
    /// </summary>
    /// <param name="files">Paths of files, or of folders whose files are taken, ordered by name; folders below them are not.</param>
    /// <param name="progress">Told how far the call has come; null where nobody asks.</param>
    /// <param name="cancellationToken">Stops the call between two pieces of a file.</param>
    /// <exception cref="FleetException">FS2009: the company's time zone is not known.</exception>
    public async Task<LandingReport> LandAsync(IReadOnlyList<string> files, IProgress<LandingProgress>? progress, CancellationToken cancellationToken)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(options.CompanyZone, out var found) ? found : throw LandingErrors.UnknownZone(options.CompanyZone);
        var paths = FileNames.Expand(files);
        var reports = new List<FileReport>();
        foreach (var path in paths)
        {
            var told = new ProgressTeller(progress, path, reports, paths.Count);
            reports.Add(await LandFileAsync(path, zone, told, cancellationToken));
        }

        return new LandingReport(reports);
    }

    private async Task<FileReport> LandFileAsync(string path, TimeZoneInfo zone, ProgressTeller told, CancellationToken cancellationToken)
    {
        try
        {
            told.Tell(0, 0);
            var file = new InputFile(path);
            var scan = await FileScan.OfAsync(file, LandingPlan.TakesStatements(source, options), cancellationToken);
            var plan = LandingPlan.For(file, scan, source, options, zone);
            if (await _ledger.HasAsync(plan.LedgerKey, cancellationToken))
            {
                return new FileReport { File = path, Outcome = FileOutcome.AlreadyLanded };
            }

            var delivery = await _ledger.BeginAsync(plan.LedgerKey, file.Name, SentTime.Of(file, options.SentAt), cancellationToken);
            var landing = new FileLanding(plan, raw, delivery, told);
            var report = await landing.RunAsync(cancellationToken);
            await _ledger.CompleteAsync(plan.LedgerKey, file.Name, report, landing.Keys, clock.GetUtcNow(), cancellationToken);
            return report;
        }
        catch (FleetException error)
        {
            return new FileReport { File = path, Outcome = FileOutcome.Failed, Error = error };
        }
    }
}
