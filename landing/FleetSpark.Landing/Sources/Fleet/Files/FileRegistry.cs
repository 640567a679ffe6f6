using System.Buffers;
using System.IO.Pipelines;
using CsvHelper;
using FleetSpark.Landing.Csv;
using FleetSpark.Landing.Files;
using FleetSpark.Landing.Records;
using FleetSpark.Tables;

namespace FleetSpark.Landing.Sources.Fleet.Files;

/// <summary>A registry that comes as a file, on this machine or on S3: NDJSON, a JSON array, or CSV.</summary>
/// <param name="source">The source <c>fleet</c>.</param>
/// <param name="options">How much may come, and the map of CSV.</param>
/// <param name="place">Where it lies.</param>
/// <param name="companyZone">IANA name of the zone in which a map's dates are read.</param>
internal sealed class FileRegistry(SourceDefinition source, FleetOptions options, RegistryPlace place, string companyZone) : IRegistry
{
    // Pieces of one length: in one array the bytes would be copied again and again as they come, and need three times their room.
    private static readonly PipeOptions Pieces = new(pauseWriterThreshold: 0, minimumSegmentSize: InputFile.PieceLength, useSynchronizationContext: false);

    private string _place = place.Text; // of a folder, once that is known, its file

    public string Name => $"'{_place}'";

    public async Task<Snapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var file = await place.OpenAsync(cancellationToken);
        await using var opened = file.Content;
        _place = file.Place;
        // Compared whole, so held whole: what is cut, broken or changes while it is read is found before anything is decided.
        var content = await HoldAsync(file.Content, cancellationToken);
        using var intake = new SnapshotIntake(source, options, Name, file.Name);
        await TakeAsync(content, file.Name, intake, cancellationToken);
        return intake.At(file.SentAt);
    }

    private async Task<ReadOnlySequence<byte>> HoldAsync(ContentStream content, CancellationToken cancellationToken)
    {
        var pipe = new Pipe(Pieces);
        var length = 0;
        do
        {
            pipe.Writer.Advance(length);
            length = await content.ReadAtLeastAsync(pipe.Writer.GetMemory(InputFile.PieceLength), InputFile.PieceLength, throwOnEndOfStream: false, cancellationToken);
            if (content.BytesRead > options.MostBytes)
            {
                throw FleetErrors.TooLarge(Name, options.MostRows, options.MostBytes);
            }
        }
        while (length > 0);

        await pipe.Writer.CompleteAsync();
        return (await pipe.Reader.ReadAsync(cancellationToken)).Buffer;
    }

    private async Task TakeAsync(ReadOnlySequence<byte> content, string name, SnapshotIntake intake, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> head = content.Slice(0, Math.Min(FileScan.HeadLength, content.Length)).ToArray();
        var markLength = ByteOrderMark.LengthIn(head.Span);
        (head, content) = (head[markLength..], content.Slice(markLength));
        if (NotTextRule.WhatItIs(head.Span) is { } whatItIs)
        {
            throw LandingErrors.NotText(_place, whatItIs);
        }

        var format = FormatRule.Of(head.Span, name, options.Map is not null, hasFeatures: false, hasAccounts: false);
        if (format == FileFormat.Csv)
        {
            await TakeRowsAsync(content, head, intake, cancellationToken);
            return;
        }

        if (options.Map is not null)
        {
            throw LandingErrors.MapForJson(_place);
        }

        var splitter = RecordSplitters.Of(format, intake);
        foreach (var part in content)
        {
            splitter.Feed(part.Span);
        }

        splitter.Complete();
    }

    private async Task TakeRowsAsync(ReadOnlySequence<byte> content, ReadOnlyMemory<byte> head, SnapshotIntake intake, CancellationToken cancellationToken)
    {
        var header = CsvHeader.Read(head.Span) ?? throw LandingErrors.NoHeader(_place);
        await using var bytes = PipeReader.Create(content).AsStream();
        using var rows = new CsvRows(bytes, header, MapOf(header), intake);
        try
        {
            while (await rows.TakeAsync(cancellationToken))
            {
                // until the last one
            }
        }
        catch (CsvFormatException)
        {
            // A row that does not end, because of a quote that is not closed: where the next one begins cannot be told.
            foreach (var part in content.Slice(rows.EndOffset))
            {
                intake.RefusePart(part.Span);
            }

            intake.RefuseParts(RefusalReasons.CsvBroken);
        }
    }

    private ColumnMap MapOf(CsvHeader header)
    {
        if (options.Map is { } map)
        {
            var zone = TimeZoneInfo.TryFindSystemTimeZoneById(companyZone, out var found) ? found : throw LandingErrors.UnknownZone(companyZone);
            var faults = new List<string>();
            return ColumnMap.Bind(map, WithoutDemandOfMoment(source), header, zone, faults) ?? throw LandingErrors.FaultyMap(_place, faults);
        }

        RegistryColumns.Check(Name, header.Columns);
        return ColumnMap.ByName(source, header);
    }

    private static SourceDefinition WithoutDemandOfMoment(SourceDefinition source) =>
        source with { Fields = [.. source.Fields.Select(field => field.Name == RowMembers.ValidFrom ? field with { IsRequired = false } : field)] };
}
