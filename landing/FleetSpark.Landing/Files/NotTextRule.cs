namespace FleetSpark.Landing.Files;

/// <summary>Tells files that are no UTF-8 text from those that are, by how they begin.</summary>
internal static class NotTextRule
{
    private const int LookedAt = 8192;

    /// <summary>What a file is instead of text, and what to do; null where it may be text.</summary>
    public static string? WhatItIs(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> png = [0x89, (byte)'P', (byte)'N', (byte)'G'];
        ReadOnlySpan<byte> zstd = [0x28, 0xB5, 0x2F, 0xFD];
        ReadOnlySpan<byte> xz = [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'];
        if (head.StartsWith(png) || head.StartsWith("GIF8"u8) || head.StartsWith("%PDF"u8))
        {
            return "It is a picture or a PDF, which holds no records.";
        }

        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return "It is a ZIP archive or an Excel workbook: unpack it, or save the sheet as CSV UTF-8.";
        }

        if (head.StartsWith("PAR1"u8))
        {
            return "It is a Parquet file: export its rows as NDJSON.";
        }

        if (head.StartsWith(zstd) || head.StartsWith(xz) || head.StartsWith("BZh"u8) || head.StartsWith(WholeGzipStream.Magic))
        {
            return "It is compressed in a way that is not read here: unpack it, or pack it once with gzip.";
        }

        return HasNulsOfAnotherKind(head)
            ? LooksLikeUtf16(head) ? "It looks like UTF-16: save it as UTF-8." : "It holds NUL bytes, as programs' own formats do: export it as NDJSON, JSON or CSV in UTF-8."
            : null;
    }

    // A NUL inside JSON is that record's fault alone; JSON in UTF-16 shows by a NUL beside its first bracket.
    private static bool HasNulsOfAnotherKind(ReadOnlySpan<byte> head)
    {
        if (LooksLikeUtf16(head))
        {
            return true;
        }

        var first = Records.Blanks.TrimStart(head);
        var isJson = first is [(byte)'{' or (byte)'[', not 0, ..];
        return !isJson && head[..Math.Min(head.Length, LookedAt)].Contains((byte)0);
    }

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> head) =>
        head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, > 0 and < 0x80, 0, > 0 and < 0x80, ..] or [> 0 and < 0x80, 0, > 0 and < 0x80, 0, ..];
}
