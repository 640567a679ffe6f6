using CsvHelper;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Csv;
using FleetSpark.Landing.Files;
using FleetSpark.Landing.Raw;
using FleetSpark.Landing.Records;
using FleetSpark.Landing.Sources.Bank;
using FleetSpark.Landing.Sources.Tags.Statements;

namespace FleetSpark.Landing;

/// <summary>The second reading of a file, in which its records are put.</summary>
internal sealed class FileLanding(LandingPlan plan, IObjectStore raw, Delivery delivery, ProgressTeller told)
{
    private const int RowsBetweenPuts = 512;

    /// <summary>The objects put.</summary>
    public IReadOnlyList<string> Keys { get; private set; } = [];

    /// <summary>Reads the file and puts its records.</summary>
    /// <exception cref="FleetSpark.Core.FleetException">FS2010: it is not what it was at its first reading; or it, or the store, fails.</exception>
    public async Task<FileReport> RunAsync(CancellationToken cancellationToken)
    {
        if (plan.Format == FileFormat.BankFile)
        {
            return await TakeBankFileAsync(cancellationToken);
        }

        if (plan.Statement is { } statement)
        {
            return await TakeStatementAsync(statement, cancellationToken);
        }

        using var writer = new RawWriter(raw, delivery.SentAt);
        using var judge = new RecordJudge(new StrictCheck(JudgedFields.Of(plan.Source.Fields)), writer, delivery.FileName);
        await using (var content = await plan.File.OpenAsync(cancellationToken))
        {
            _ = await content.ReadAtLeastAsync(new byte[plan.Scan.MarkLength], plan.Scan.MarkLength, throwOnEndOfStream: false, cancellationToken);
            await (plan.Format == FileFormat.Csv
                ? TakeRowsAsync(content, judge, writer, cancellationToken)
                : TakePiecesAsync(content, RecordSplitters.Of(plan.Format, judge), writer, cancellationToken));
            if (content.Hash != plan.Scan.Hash)
            {
                throw LandingErrors.FileChanged(plan.File.Path);
            }
        }

        await writer.CompleteAsync(cancellationToken);
        return ReportOf(writer);
    }

    private FileReport ReportOf(RawWriter writer)
    {
        told.Tell(writer.Records, plan.Scan.Bytes);
        Keys = writer.Keys;
        return FileReport.Of(plan.File.Path, delivery.SentAt, writer, plan.Scan.Bytes);
    }

    private async Task<FileReport> TakeBankFileAsync(CancellationToken cancellationToken)
    {
        var reader = new BankFileReader(plan.Source, raw, plan.File.Path, spoolParent: null) { Tell = told.Tell };
        using var content = await reader.ReadAsync(plan.File.OpenAsync, delivery.FileName, cancellationToken);
        return await PutSpooledAsync(content.Writer, content.Hash, cancellationToken);
    }

    private async Task<FileReport> TakeStatementAsync(StatementForm statement, CancellationToken cancellationToken)
    {
        using var reader = new StatementFileReader(plan.Source, raw, plan.File.Path) { Tell = told.Tell };
        await using var content = await plan.File.OpenAsync(cancellationToken);
        await reader.ReadAsync(content, plan.Scan.MarkLength, statement, delivery.FileName, cancellationToken);
        return await PutSpooledAsync(reader.Writer, content.Hash, cancellationToken);
    }

    private async Task<FileReport> PutSpooledAsync(RawWriter writer, string hash, CancellationToken cancellationToken)
    {
        if (hash != plan.Scan.Hash)
        {
            throw LandingErrors.FileChanged(plan.File.Path);
        }

        writer.SentAt = delivery.SentAt;
        await writer.PutSpooledAsync(cancellationToken);
        return ReportOf(writer);
    }

    private async Task TakePiecesAsync(ContentStream content, IRecordSplitter splitter, RawWriter writer, CancellationToken cancellationToken)
    {
        var piece = new byte[InputFile.PieceLength];
        while (await content.ReadAsync(piece, cancellationToken) is var length and > 0)
        {
            splitter.Feed(piece.AsSpan(0, length));
            await PutAsync(content, writer, cancellationToken);
        }

        splitter.Complete();
    }

    private async Task TakeRowsAsync(ContentStream content, RecordJudge judge, RawWriter writer, CancellationToken cancellationToken)
    {
        using var rows = new CsvRows(content, plan.Header!, plan.Map!, judge);
        try
        {
            for (var count = 1; await rows.TakeAsync(cancellationToken); count++)
            {
                if (count % RowsBetweenPuts == 0)
                {
                    await PutAsync(content, writer, cancellationToken);
                }
            }
        }
        catch (CsvFormatException)
        {
            await RefuseRestAsync(rows.EndOffset, judge, cancellationToken);
            await content.CopyToAsync(Stream.Null, cancellationToken); // its hash is compared
        }
    }

    // A row that does not end, because of a quote that is not closed: where the next one begins cannot be told.
    private async Task RefuseRestAsync(long offset, RecordJudge judge, CancellationToken cancellationToken)
    {
        await using var content = await plan.File.OpenAsync(cancellationToken);
        var piece = new byte[InputFile.PieceLength];
        var passed = offset + plan.Scan.MarkLength;
        while (await content.ReadAsync(piece, cancellationToken) is var length and > 0)
        {
            var skipped = (int)Math.Min(length, passed);
            passed -= skipped;
            judge.RefusePart(piece.AsSpan(skipped, length - skipped));
        }

        judge.RefuseParts(RefusalReasons.CsvBroken);
    }

    private Task PutAsync(ContentStream content, RawWriter writer, CancellationToken cancellationToken)
    {
        told.Tell(writer.Records, content.BytesRead);
        return writer.PutReadyAsync(cancellationToken);
    }
}
