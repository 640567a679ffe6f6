using System.Globalization;
using System.Text.Json;

namespace FleetSpark.Landing.Records;

/// <summary>Looks at the <c>\uXXXX</c> escapes of a JSON text whose grammar was checked.</summary>
internal static class EscapedText
{
    private const int EscapeLength = 6; // \uXXXX

    /// <summary>False where an escape is a lone surrogate or U+0000: no engine keeps these, and each does something else with them.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            var backslash = text.IndexOf((byte)'\\');
            if (backslash < 0)
            {
                return true;
            }

            text = text[backslash..];
            if (text[1] != (byte)'u')
            {
                text = text[2..];
                continue;
            }

            var unit = UnitOf(text);
            text = text[EscapeLength..];
            if (unit == '\0' || char.IsLowSurrogate(unit))
            {
                return false;
            }

            if (char.IsHighSurrogate(unit))
            {
                if (!text.StartsWith("\\u"u8) || !char.IsLowSurrogate(UnitOf(text)))
                {
                    return false;
                }

                text = text[EscapeLength..];
            }
        }
    }

    /// <summary>Whether the text or name at which a reader stands is this one; the reader's own comparison throws at a lone surrogate, which no text has.</summary>
    public static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> text) => (!reader.ValueIsEscaped || IsWhole(reader.ValueSpan)) && reader.ValueTextEquals(text);

    private static char UnitOf(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
