using System.Buffers;
using System.Runtime.InteropServices;
using CsvHelper;
using FleetSpark.Landing.Csv;
using FleetSpark.Landing.Files;
using FleetSpark.Tables;

namespace FleetSpark.Landing.Sources.Fleet.Files;

/// <summary>A registry that comes as a file, on this machine or on S3: NDJSON, a JSON array, or CSV.</summary>
/// <param name="source">The source <c>fleet</c>.</param>
/// <param name="options">How much may come, and the map of CSV.</param>
/// <param name="place">Where it lies.</param>
/// <param name="companyZone">IANA name of the zone in which a map's dates are read.</param>
internal sealed class FileRegistry(SourceDefinition source, FleetOptions options, RegistryPlace place, string companyZone) : IRegistry
{
    public string Name => $"'{place.Text}'";

    public async Task<Snapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var file = await place.OpenAsync(cancellationToken);
        await using var opened = file.Content;
        var content = await ReadWholeAsync(file.Content, cancellationToken);
        using var intake = new SnapshotIntake(source, options, Name, file.Name);
        await TakeAsync(content, file.Name, intake, cancellationToken);
        return intake.At(file.SentAt);
    }

    // Compared whole, so held whole: what is cut, broken or changes while it is read is found before anything is decided.
    private async Task<ReadOnlyMemory<byte>> ReadWholeAsync(ContentStream content, CancellationToken cancellationToken)
    {
        var bytes = new ArrayBufferWriter<byte>();
        while (await content.ReadAsync(bytes.GetMemory(InputFile.PieceLength), cancellationToken) is var length and > 0)
        {
            bytes.Advance(length);
            if (bytes.WrittenCount > options.MostBytes)
            {
                throw FleetErrors.TooLarge(Name, options.MostRows, options.MostBytes);
            }
        }

        return bytes.WrittenSpan.StartsWith(FileScan.ByteOrderMark) ? bytes.WrittenMemory[FileScan.ByteOrderMark.Length..] : bytes.WrittenMemory;
    }

    private async Task TakeAsync(ReadOnlyMemory<byte> content, string name, SnapshotIntake intake, CancellationToken cancellationToken)
    {
        var head = content[..Math.Min(content.Length, FileScan.HeadLength)];
        if (NotTextRule.WhatItIs(head.Span) is { } whatItIs)
        {
            throw LandingErrors.NotText(place.Text, whatItIs);
        }

        var format = FormatRule.Of(head.Span, name, options.Map is not null, hasFeatures: false);
        if (format == FileFormat.Csv)
        {
            await TakeRowsAsync(content, head, intake, cancellationToken);
            return;
        }

        if (options.Map is not null)
        {
            throw LandingErrors.MapForJson(place.Text);
        }

        var splitter = RecordSplitters.Of(format, intake);
        splitter.Feed(content.Span);
        splitter.Complete();
    }

    private async Task TakeRowsAsync(ReadOnlyMemory<byte> content, ReadOnlyMemory<byte> head, SnapshotIntake intake, CancellationToken cancellationToken)
    {
        var header = CsvHeader.Read(head.Span) ?? throw LandingErrors.NoHeader(place.Text);
        using var bytes = MemoryMarshal.TryGetArray(content, out var held) ? new MemoryStream(held.Array!, held.Offset, held.Count, writable: false) : new MemoryStream(content.ToArray(), writable: false);
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
            intake.RefusePart(content.Span[(int)rows.EndOffset..]);
            intake.RefuseParts(RefusalReasons.CsvBroken);
        }
    }

    private ColumnMap MapOf(CsvHeader header)
    {
        if (options.Map is { } map)
        {
            var zone = TimeZoneInfo.TryFindSystemTimeZoneById(companyZone, out var found) ? found : throw LandingErrors.UnknownZone(companyZone);
            var faults = new List<string>();
            return ColumnMap.Bind(map, WithoutDemandOfMoment(source), header, zone, faults) ?? throw LandingErrors.FaultyMap(place.Text, faults);
        }

        RegistryColumns.Check(Name, header.Columns);
        return ColumnMap.ByName(source, header);
    }

    private static SourceDefinition WithoutDemandOfMoment(SourceDefinition source) =>
        source with { Fields = [.. source.Fields.Select(field => field.Name == RowMembers.ValidFrom ? field with { IsRequired = false } : field)] };
}
