using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FleetSpark.Landing.Records;

/// <summary>
/// Where the brackets of JSON stand in 64 bytes, those within texts left out: a bit a byte, the first byte's the lowest. After Langdale and Lemire, Parsing gigabytes of
/// JSON per second, The VLDB Journal 28 (2019), section 3.1.
/// </summary>
/// <param name="Opening">Of <c>{</c> and <c>[</c>.</param>
/// <param name="Closing">Of <c>}</c> and <c>]</c>.</param>
/// <param name="EndsInText">Whether a text goes on behind them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JsonBlock(ulong Opening, ulong Closing, bool EndsInText)
{
    /// <summary>How many bytes it is of.</summary>
    public const int Length = 64;

    private const byte BitOfBraces = 0x20; // sets [ and { apart, and ] and }
    private const int HalfLength = Length / 2;

    /// <summary>Looks at the first 64 bytes; false where there are fewer, or a backslash is among them, which takes a closer look.</summary>
    /// <param name="bytes">The bytes, from within a value on.</param>
    /// <param name="isInText">Whether they begin within a text.</param>
    /// <param name="block">What they are.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, bool isInText, out JsonBlock block)
    {
        block = default;
        if (bytes.Length < Length || !Vector256.IsHardwareAccelerated)
        {
            return false;
        }

        var (low, high) = (Vector256.Create(bytes), Vector256.Create(bytes[HalfLength..]));
        if (Find(low, high, (byte)'\\') != 0)
        {
            return false;
        }

        // Each bit the parity of the quotes up to it: 1 within a text.
        var within = Find(low, high, (byte)'"');
        for (var distance = 1; distance < Length; distance *= 2)
        {
            within ^= within << distance;
        }

        within ^= isInText ? ulong.MaxValue : 0;
        var braces = Vector256.Create(BitOfBraces);
        (low, high) = (low | braces, high | braces);
        block = new JsonBlock(Find(low, high, (byte)'{') & ~within, Find(low, high, (byte)'}') & ~within, (long)within < 0);
        return true;
    }

    private static ulong Find(Vector256<byte> low, Vector256<byte> high, byte what)
    {
        var all = Vector256.Create(what);
        return Vector256.Equals(low, all).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(high, all).ExtractMostSignificantBits() << HalfLength);
    }
}
