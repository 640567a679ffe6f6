using System.Buffers;

namespace FleetSpark.Landing.Records;

/// <summary>
/// Finds where a JSON value ends by its brackets and quotes alone, in bytes that come piece by piece. It judges nothing: whether the
/// value is JSON is the strict check's to say.
/// </summary>
internal sealed class JsonValueScanner
{
    private static readonly SearchValues<byte> Brackets = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> QuoteEnds = SearchValues.Create("\"\\"u8);
    private static readonly SearchValues<byte> ScalarEnds = SearchValues.Create(" \t\r\n,:]}[{\""u8);

    private int _depth;
    private bool _isInText;
    private bool _isAfterBackslash;
    private bool _isScalar;

    /// <summary>Begins a value whose first byte this is; the byte is given to <see cref="TryEnd"/> again.</summary>
    public void Begin(byte first)
    {
        _depth = 0;
        _isInText = false;
        _isAfterBackslash = false;
        _isScalar = first is not ((byte)'"' or (byte)'{' or (byte)'[');
    }

    /// <summary>Looks for the value's end in the next bytes.</summary>
    /// <param name="bytes">The bytes, from where the last call left off.</param>
    /// <param name="length">How many of them belong to the value; all where its end has not come.</param>
    public bool TryEnd(ReadOnlySpan<byte> bytes, out int length)
    {
        if (_isScalar)
        {
            var end = bytes.IndexOfAny(ScalarEnds);
            length = end < 0 ? bytes.Length : end;
            return end >= 0;
        }

        length = 0;
        while (length < bytes.Length)
        {
            if (_isAfterBackslash)
            {
                _isAfterBackslash = false;
                length++;
                continue;
            }

            var next = bytes[length..].IndexOfAny(_isInText ? QuoteEnds : Brackets);
            if (next < 0)
            {
                break;
            }

            length += next + 1;
            if (Step(bytes[length - 1]))
            {
                return true;
            }
        }

        length = bytes.Length;
        return false;
    }

    private bool Step(byte found)
    {
        switch (found)
        {
            case (byte)'\\':
                _isAfterBackslash = true;
                return false;
            case (byte)'"':
                _isInText = !_isInText;
                return !_isInText && _depth == 0;
            case (byte)'{' or (byte)'[':
                _depth++;
                return false;
            default:
                return --_depth <= 0;
        }
    }
}
