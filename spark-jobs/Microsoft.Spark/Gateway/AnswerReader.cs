using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Microsoft.Spark.Gateway;

/// <summary>Reads answers. The grammar: <c>! y value</c>, <c>! x r id</c> or <c>! x s text</c> or <c>! x</c>, <c>! z s text</c>; a value is its kind and its text.</summary>
internal static class AnswerReader
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private static readonly SearchValues<byte> OfDecimals = SearchValues.Create("-.0123456789"u8);

    /// <summary>Reads one answer.</summary>
    /// <param name="line">The answer without the line feed that ends it.</param>
    /// <exception cref="GatewayException">It is none: the other side does not speak the protocol.</exception>
    public static Answer Read(ReadOnlySpan<byte> line)
    {
        if (line.Length < 2 || line[0] != Tokens.Answer)
        {
            throw NoAnswer(line);
        }

        var rest = line[2..];
        return line[1] switch
        {
            Tokens.Success when rest.Length == 1 && rest[0] == Tokens.Method => new Answer(AnswerKind.Method, null),
            Tokens.Success => new Answer(AnswerKind.Value, ReadValue(rest, line)),
            Tokens.Error when rest.Length > 1 && rest[0] == Tokens.Reference => new Answer(AnswerKind.Thrown, new RemoteReference(Ascii(rest[1..]), Tokens.Reference)),
            Tokens.Error when rest.Length == 0 || rest[0] == Tokens.Text => new Answer(AnswerKind.Refused, null, Why(rest)),
            Tokens.Fatal when rest.Length == 0 || rest[0] == Tokens.Text => new Answer(AnswerKind.Fatal, null, Why(rest)),
            _ => throw NoAnswer(line),
        };
    }

    private static object? ReadValue(ReadOnlySpan<byte> value, ReadOnlySpan<byte> line)
    {
        if (value.Length == 0)
        {
            throw NoAnswer(line);
        }

        var text = value[1..];
        switch (value[0])
        {
            case Tokens.Null or Tokens.Void when text.Length == 0:
                return null;
            case Tokens.Boolean when text.SequenceEqual("true"u8):
                return true;
            case Tokens.Boolean when text.SequenceEqual("false"u8):
                return false;
            case Tokens.Integer when Utf8Parser.TryParse(text, out int number, out var length) && length == text.Length:
                return number;
            case Tokens.Long when Utf8Parser.TryParse(text, out long number, out var length) && length == text.Length:
                return number;
            case Tokens.Double when double.TryParse(text, Plain | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number):
                return number;
            case Tokens.Decimal when decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) && IsExact(number, text):
                return number;
            case Tokens.Decimal when !text.ContainsAnyExcept(OfDecimals) && double.TryParse(text, Plain, CultureInfo.InvariantCulture, out _):
                return new JavaDecimal(Ascii(text));
            case Tokens.Text:
                return Unescaped(text);
            case Tokens.Bytes when Base64.IsValid(text):
                return Convert.FromBase64String(Ascii(text));
            case Tokens.Reference or Tokens.List or Tokens.ArrayReference or Tokens.Map or Tokens.Set or Tokens.Iterator when text.Length > 0:
                return new RemoteReference(Ascii(text), value[0]);
            default:
                throw NoAnswer(line);
        }
    }

    // System.Decimal rounds what it has no digits for, without a word.
    private static bool IsExact(decimal number, ReadOnlySpan<byte> text) => text.Length <= 28 || number.ToString(CultureInfo.InvariantCulture) == Ascii(text);

    private static string Why(ReadOnlySpan<byte> rest) => rest.Length == 0 ? string.Empty : Unescaped(rest[1..]);

    private static string Ascii(ReadOnlySpan<byte> text) => Encoding.ASCII.GetString(text);

    private static string Unescaped(ReadOnlySpan<byte> text)
    {
        var read = Encoding.UTF8.GetString(text);
        var at = read.IndexOf('\\', StringComparison.Ordinal);
        if (at < 0)
        {
            return read;
        }

        var unescaped = new StringBuilder(read.Length).Append(read, 0, at);
        for (; at < read.Length; at++)
        {
            var escaped = read[at] == '\\' && at + 1 < read.Length ? read[++at] : '\0';
            unescaped.Append(escaped switch { '\0' => read[at], 'n' => '\n', 'r' => '\r', _ => escaped });
        }

        return unescaped.ToString();
    }

    private static GatewayException NoAnswer(ReadOnlySpan<byte> line)
    {
        var shown = Encoding.UTF8.GetString(line[..Math.Min(line.Length, 100)]).Select(letter => char.IsControl(letter) ? ' ' : letter);
        return new GatewayException($"'{string.Concat(shown).TrimEnd()}' is no answer of a Py4J gateway.");
    }
}
