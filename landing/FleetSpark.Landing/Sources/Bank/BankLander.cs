using FleetSpark.Core;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Files;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Bank.Sftp;
using FleetSpark.Tables;

namespace FleetSpark.Landing.Sources.Bank;

/// <summary>
/// Lands the files that the bank leaves on its SFTP server: each once, when it is complete and its totals agree. Safe to call again after
/// a kill at any point, and beside another call: what is there already is not doubled.
/// </summary>
public sealed class BankLander
{
    private readonly SourceDefinition _source;
    private readonly IObjectStore _raw;
    private readonly SftpOptions _options;
    private readonly ISftpConnector _connector;
    private readonly TimeProvider _clock;
    private readonly Ledger _ledger;

    /// <summary>A lander of one server's folder.</summary>
    /// <param name="source">The source <c>bank</c>.</param>
    /// <param name="raw">Its raw store.</param>
    /// <param name="options">Where the files are.</param>
    /// <param name="secrets">Reads the user's key or password, anew for each connection.</param>
    /// <param name="clock">Tells when they were landed, and waits between tries and looks.</param>
    public BankLander(SourceDefinition source, IObjectStore raw, SftpOptions options, ISecretReader secrets, TimeProvider clock)
        : this(source, raw, options, new SshConnector(options, secrets), clock)
    {
    }

    internal BankLander(SourceDefinition source, IObjectStore raw, SftpOptions options, ISftpConnector connector, TimeProvider clock)
    {
        _source = source;
        _raw = raw;
        _options = options;
        _connector = connector;
        _clock = clock;
        _ledger = new Ledger(raw);
    }

    /// <summary>
    /// Lands the files that are complete, ordered by name, one after the other. One that cannot be landed is reported and does not stop the
    /// others; one that may still be written to is left for a later call.
    /// </summary>
    /// <param name="progress">Told how far the call has come; null where nobody asks.</param>
    /// <param name="finishBefore">A file that would not be done by then, at the pace of those before it, is not begun and waits for a later call; null for no such time.</param>
    /// <param name="cancellationToken">Stops the call between two pieces of a file.</param>
    /// <exception cref="FleetException">FS2201 to FS2206, FS2012, FS2501, or of the store: the folder could not even be listed.</exception>
    public async Task<LandingReport> LandAsync(IProgress<LandingProgress>? progress, DateTimeOffset? finishBefore, CancellationToken cancellationToken)
    {
        using var calls = new SftpCalls(_connector, _options, _clock);
        var inbox = new Inbox(calls, _options, _ledger, _clock);
        var done = new DoneFolder(calls, _options);
        var files = await inbox.LookAsync(cancellationToken);
        var reports = new List<FileReport>();
        var pace = new LandingPace(finishBefore, _clock);
        foreach (var (file, state) in files)
        {
            var told = new ProgressTeller(progress, file.Path, reports, files.Count);
            told.Tell(0, 0);
            var beganAt = _clock.GetUtcNow();
            var noTime = state == InboxState.Complete ? pace.ReasonAgainst(file.Size) : null;
            var report = await ReportOfAsync(file.Path, () => state switch
            {
                InboxState.Complete when noTime is not null => Task.FromResult(new FileReport { File = file.Path, Outcome = FileOutcome.Waiting, Note = noTime }),
                InboxState.Complete => LandFileAsync(file, inbox, calls, told, cancellationToken),
                var other => Task.FromResult(new FileReport { File = file.Path, Outcome = other == InboxState.Landed ? FileOutcome.AlreadyLanded : FileOutcome.Waiting }),
            });
            if (report.Outcome == FileOutcome.Landed)
            {
                pace.Note(file.Size, beganAt);
            }

            reports.Add(report.Outcome is FileOutcome.Landed or FileOutcome.AlreadyLanded ? await MovedAsync(report, file, done, cancellationToken) : report);
        }

        return new LandingReport(reports);
    }

    private static async Task<FileReport> ReportOfAsync(string path, Func<Task<FileReport>> land)
    {
        try
        {
            return await land();
        }
        catch (FleetException error)
        {
            return new FileReport { File = path, Outcome = FileOutcome.Failed, Error = error };
        }
    }

    // A file that was landed and stays is no loss: the next call moves it.
    private static async Task<FileReport> MovedAsync(FileReport report, RemoteFile file, DoneFolder done, CancellationToken cancellationToken)
    {
        try
        {
            await done.TakeAsync(file, cancellationToken);
            return report;
        }
        catch (FleetException error)
        {
            return report with { Note = report.Note is null ? error.Line : $"{report.Note} {error.Line}" };
        }
    }

    private async Task<FileReport> LandFileAsync(RemoteFile file, Inbox inbox, SftpCalls calls, ProgressTeller told, CancellationToken cancellationToken)
    {
        var reader = new BankFileReader(_source, _raw, file.Path, _options.SpoolFolder) { LargestBytes = _options.LargestFileBytes, Tell = told.Tell };
        var content = await ReadAsync(reader, calls, file, file.Name, cancellationToken);
        try
        {
            // It must be what was listed until its last byte was read, or it was still written to.
            if (await calls.CallAsync(session => session.LookAsync(file.Path, cancellationToken), cancellationToken) != file)
            {
                throw BankErrors.FileChanged(file.Path);
            }

            var key = Ledger.KeyOf(content.Hash, map: null);
            if (await _ledger.HasAsync(key, cancellationToken))
            {
                await _ledger.NoteSeenAsync(inbox.ListedKeyOf(file), key, cancellationToken);
                return new FileReport { File = file.Path, Outcome = FileOutcome.AlreadyLanded };
            }

            var delivery = await _ledger.BeginAsync(key, file.Name, SentTime.Of(file.Path, file.Name, file.ModifiedAt), cancellationToken);
            if (delivery.FileName != file.Name && content.Writer.Refused > 0)
            {
                // Somebody began it under another name, which stands in what is refused.
                var hash = content.Hash;
                content.Dispose();
                content = await ReadAsync(reader, calls, file, delivery.FileName, cancellationToken);
                if (content.Hash != hash)
                {
                    throw BankErrors.FileChanged(file.Path);
                }
            }

            content.Writer.SentAt = delivery.SentAt;
            await content.Writer.PutSpooledAsync(cancellationToken);
            told.Tell(content.Writer.Records, content.Bytes);
            var report = FileReport.Of(file.Path, delivery.SentAt, content.Writer, content.Bytes);
            await _ledger.CompleteAsync(key, file.Name, report, content.Writer.Keys, _clock.GetUtcNow(), cancellationToken);
            await _ledger.NoteSeenAsync(inbox.ListedKeyOf(file), key, cancellationToken);
            return report;
        }
        finally
        {
            content.Dispose();
        }
    }

    private static Task<BankContent> ReadAsync(BankFileReader reader, SftpCalls calls, RemoteFile file, string name, CancellationToken cancellationToken) =>
        reader.ReadAsync(token => ContentStream.OfAsync(new AheadStream(new ResumingStream(calls, file), token), file.Path, token), name, cancellationToken);
}
