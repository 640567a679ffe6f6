using System.Buffers;
using FleetSpark.Core;
using FleetSpark.Landing.Records;
using FleetSpark.Landing.Sources.Tags.Statements;

namespace FleetSpark.Landing.Files;

/// <summary>What the first reading of a file tells: that it can be read whole, what its content is, how it begins.</summary>
/// <param name="Bytes">Its length, uncompressed.</param>
/// <param name="Hash">SHA-256 of its uncompressed bytes, 64 hexadecimal digits.</param>
/// <param name="Head">Its first bytes, at most <see cref="HeadLength"/>, a byte order mark left out.</param>
/// <param name="MarkLength">The bytes of its byte order mark: 3, or 0 where it has none.</param>
internal sealed record FileScan(long Bytes, string Hash, ReadOnlyMemory<byte> Head, int MarkLength)
{
    /// <summary>As much as is looked at to tell formats apart: the longest record and a little.</summary>
    public const int HeadLength = RecordLimits.Bytes + (1 << 12);

    /// <summary>Reads a file once.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mayBePackage">Whether it may be a ZIP archive, as workbooks are.</param>
    /// <param name="cancellationToken">Stops the call between two pieces.</param>
    /// <exception cref="FleetException">FS2001 to FS2006: it cannot be read whole, or is no text.</exception>
    public static async Task<FileScan> OfAsync(InputFile file, bool mayBePackage, CancellationToken cancellationToken)
    {
        await using var content = await file.OpenAsync(cancellationToken);
        var head = new ArrayBufferWriter<byte>();
        var piece = new byte[InputFile.PieceLength];
        while (await content.ReadAsync(piece, cancellationToken) is var length and > 0)
        {
            head.Write(piece.AsSpan(0, Math.Min(length, HeadLength - head.WrittenCount)));
        }

        var markLength = ByteOrderMark.LengthIn(head.WrittenSpan);
        var scan = new FileScan(content.BytesRead, content.Hash, head.WrittenMemory[markLength..], markLength);
        return !(mayBePackage && StatementForm.IsPackage(scan.Head.Span)) && NotTextRule.WhatItIs(scan.Head.Span) is { } whatItIs ? throw LandingErrors.NotText(file.Path, whatItIs) : scan;
    }
}
