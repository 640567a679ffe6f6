namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>
/// Measures the longest piece of XML between two <c>&lt;</c>, a section of CDATA being one piece: a tag with its attributes, or a text, is
/// held in memory by whoever reads the XML. It sees bytes alone, so that nothing is parsed before it is known to be small.
/// </summary>
internal sealed class XmlPieceGuard(int longest)
{
    private static readonly byte[] Opening = [.. "<![CDATA["u8];
    private int _length;
    private int _opened; // how much of the opening of CDATA was seen
    private int _closed; // how many ] of its end
    private bool _isInSection;

    /// <summary>Takes the next bytes; false where a piece is too long.</summary>
    public bool Passes(ReadOnlySpan<byte> bytes)
    {
        foreach (var unit in bytes)
        {
            if (++_length > longest)
            {
                return false;
            }

            if (_isInSection)
            {
                _isInSection = !(unit == (byte)'>' && _closed >= 2);
                _closed = unit == (byte)']' ? _closed + 1 : 0;
                continue;
            }

            _opened = unit == Opening[_opened] ? _opened + 1 : unit == (byte)'<' ? 1 : 0;
            _length = unit == (byte)'<' ? 0 : _length;
            if (_opened == Opening.Length)
            {
                (_isInSection, _opened, _closed) = (true, 0, 0);
            }
        }

        return true;
    }
}
