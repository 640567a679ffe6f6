using System.Buffers;
using System.Text;

namespace FleetSpark.Landing.Records;

/// <summary>Writes JSON strings of UTF-8 that is not looked at: what is wrong with it the judge finds.</summary>
internal static class JsonTexts
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(unit => (byte)unit), (byte)'"', (byte)'\\']);

    /// <summary>Writes a text with its quotes.</summary>
    public static void Write(IBufferWriter<byte> json, ReadOnlySpan<byte> text)
    {
        json.Write("\""u8);
        while (text.IndexOfAny(Escaped) is var next and >= 0)
        {
            json.Write(text[..next]);
            switch (text[next])
            {
                case (byte)'"':
                    json.Write("\\\""u8);
                    break;
                case (byte)'\\':
                    json.Write("\\\\"u8);
                    break;
                default:
                    json.Write(Encoding.ASCII.GetBytes($"\\u{(int)text[next]:x4}"));
                    break;
            }

            text = text[(next + 1)..];
        }

        json.Write(text);
        json.Write("\""u8);
    }
}
