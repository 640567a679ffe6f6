namespace FleetSpark.Landing.Records;

/// <summary>The white space that JSON knows.</summary>
internal static class Blanks
{
    public static ReadOnlySpan<byte> All => " \t\r\n"u8;

    public static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.IndexOfAnyExcept(All);
        return start < 0 ? [] : bytes[start..];
    }

    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> bytes) => bytes[..(bytes.LastIndexOfAnyExcept(All) + 1)];
}
