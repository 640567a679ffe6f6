using System.Globalization;
using System.Text.Json;

namespace FleetSpark.Landing.Sources.Bank;

/// <summary>Amounts as decimals that lose no digit, neither when they are read nor when millions of them are added.</summary>
internal static class ExactAmount
{
    // 18 digits before the point and 8 behind it leave a sum of a hundred of the largest within the 28 digits of a decimal; the sum itself is checked.
    private const decimal TooLarge = 1_000_000_000_000_000_000m;
    private const int MostDecimals = 8;
    private const int LongestText = 32;
    private const int LongestMantissa = 16; // with an exponent
    private const int MostExponent = 8;
    private const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads the value at which the reader stands, a JSON number or its text; false where it is none, or would not be exact.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out decimal amount)
    {
        amount = 0;
        return reader.TokenType is JsonTokenType.Number or JsonTokenType.String && !reader.ValueIsEscaped && TryParse(reader.ValueSpan, out amount);
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out decimal amount)
    {
        amount = 0;
        if (text.Length > LongestText)
        {
            return false;
        }

        var e = text.IndexOfAny("eE"u8);
        if (e >= 0 && !(e <= LongestMantissa && int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) && Math.Abs(exponent) <= MostExponent))
        {
            return false;
        }

        // Of 32 characters some digits may not fit a decimal: such an amount has more decimals, or is larger, than is added.
        return decimal.TryParse(text, Form, CultureInfo.InvariantCulture, out amount)
            && Math.Abs(amount) < TooLarge
            && (e >= 0 ? amount.Scale : DecimalsOf(text)) <= MostDecimals;
    }

    private static int DecimalsOf(ReadOnlySpan<byte> text)
    {
        var point = text.IndexOf((byte)'.');
        return point < 0 ? 0 : text.Length - point - 1;
    }
}
