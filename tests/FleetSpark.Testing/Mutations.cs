using System.Text;

namespace FleetSpark.Testing;

/// <summary>Random mutations of what strangers send.</summary>
/// <param name="pieces">What a reader of it may trip over, beside what readers of any text may.</param>
public sealed class Mutations(params IEnumerable<string> pieces)
{
    private const int Kinds = 6;

    private static readonly string[] AnyText = ["\"", "\n", "\r", "\0", "\u0001", "\uFEFF", "é", "-1", "1e999", "NaN", "null"];

    private readonly byte[][] _pieces = [.. AnyText.Concat(pieces).Select(Encoding.UTF8.GetBytes)];

    /// <summary>What readers of JSON may trip over.</summary>
    public static IReadOnlyList<string> OfJson { get; } = ["{", "}", "[", "]", ",", ":", "\\ud800", "\\u0000", "{}", "[]", "[[[[[[[[", "\"\":"];

    /// <summary>What readers of XML may trip over.</summary>
    public static IReadOnlyList<string> OfXml { get; } = ["<", ">", "&", "<!DOCTYPE x>", "<![CDATA[", "]]>", "<!--", "&#0;", "&x;", "xmlns=\"\""];

    /// <summary>A message with one to three changes: bytes that are other ones, gone, put in or repeated, or an end that is missing.</summary>
    /// <param name="message">The message.</param>
    /// <param name="random">Decides.</param>
    /// <param name="mayStay">Whether it may have no change, where a reader hardly ever comes far after one.</param>
    public byte[] Of(byte[] message, Random random, bool mayStay = false)
    {
        var mutated = message.ToList();
        for (var times = random.Next(mayStay ? 0 : 1, 4); times > 0 && mutated.Count > 0; times--)
        {
            Change(mutated, random);
        }

        return [.. mutated];
    }

    private void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        switch (random.Next(Kinds))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                break;
            case 2:
                bytes.InsertRange(at, _pieces[random.Next(_pieces.Length)]);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at)));
                break;
            case 4:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            default:
                bytes.RemoveRange(at, random.Next(8) == 0 ? bytes.Count - at : 1);
                break;
        }
    }
}
