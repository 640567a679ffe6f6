namespace FleetSpark.Landing.Records;

/// <summary>The byte order mark of UTF-8, which may stand before a text and is no part of it.</summary>
internal static class ByteOrderMark
{
    /// <summary>Its bytes.</summary>
    public const int Length = 3;

    private static ReadOnlySpan<byte> Bytes => [0xEF, 0xBB, 0xBF];

    /// <summary>How many bytes of it a text begins with: 3, or 0 where it has none.</summary>
    public static int LengthIn(ReadOnlySpan<byte> text) => text.StartsWith(Bytes) ? Length : 0;
}
