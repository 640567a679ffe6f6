using CsvHelper;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Csv;
using FleetSpark.Landing.Files;
using FleetSpark.Landing.Raw;
using FleetSpark.Landing.Records;
using FleetSpark.Landing.Sources.Places;

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
        using var writer = new RawWriter(raw, delivery.SentAt);
        using var judge = new RecordJudge(new StrictCheck(JudgedFields.Of(plan.Source.Fields)), writer, delivery.FileName);
        await using (var content = await plan.File.OpenAsync(cancellationToken))
        {
            _ = await content.ReadAtLeastAsync(new byte[plan.Scan.MarkLength], plan.Scan.MarkLength, throwOnEndOfStream: false, cancellationToken);
            await (plan.Format == FileFormat.Csv
                ? TakeRowsAsync(content, judge, writer, cancellationToken)
                : TakePiecesAsync(content, SplitterFor(judge), writer, cancellationToken));
            if (content.Hash != plan.Scan.Hash)
            {
                throw LandingErrors.FileChanged(plan.File.Path);
            }
        }

        await writer.CompleteAsync(cancellationToken);
        told.Tell(writer.Records, plan.Scan.Bytes);
        Keys = writer.Keys;
        return new FileReport
        {
            File = plan.File.Path,
            Outcome = FileOutcome.Landed,
            SentAt = delivery.SentAt,
            Records = writer.Records,
            Refused = writer.Refused,
            RefusedByReason = writer.RefusedByReason,
            Objects = writer.Keys.Count,
            Bytes = plan.Scan.Bytes,
            Note = NoteOf(writer),
        };
    }

    private string? NoteOf(RawWriter writer) => (writer.Keys.Count, writer.ThereBefore) switch
    {
        (0, _) => plan.Scan.Bytes == 0 ? "The file is empty." : "The file holds no record.",
        (_, 0) => null,
        var (_, there) => $"{there} of its objects were there already: the same records, sent at the same time.",
    };

    private IRecordSplitter SplitterFor(RecordJudge judge) => plan.Format switch
    {
        FileFormat.Array => new ArraySplitter(judge),
        FileFormat.Objects => new ObjectSplitter(judge),
        FileFormat.FeatureCollection => new FeatureCollectionSplitter(judge),
        _ => new LineSplitter(judge),
    };

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
