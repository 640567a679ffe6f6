using System.Text;
using System.Xml;

namespace FleetSpark.Landing.Sources.Tags;

/// <summary>
/// Reads XML that a stranger wrote: a document type is refused, so there are no entities but XML's own five; nothing is fetched; the levels of
/// elements are bounded, wherever they stand.
/// </summary>
internal sealed class StrangeXml : IDisposable
{
    /// <summary>The most levels of elements; envelope, body, answer and record are four of them.</summary>
    public const int MostLevels = 32;

    private static readonly XmlReaderSettings Wary = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly ReadOnlyMemory<byte> _document;
    private readonly XmlReader _reader;

    public StrangeXml(ReadOnlyMemory<byte> document)
    {
        _document = document;
        _reader = XmlReader.Create(new MemoryStream(document.ToArray(), writable: false), Wary);
    }

    /// <summary>The reader, to look at; it is moved by <see cref="Read"/>.</summary>
    public XmlReader Here => _reader;

    /// <summary>Moves to the next node; false at the document's end.</summary>
    /// <exception cref="HostileXmlException">The document has a document type, or too many levels.</exception>
    /// <exception cref="XmlException">It is no whole XML.</exception>
    public bool Read()
    {
        try
        {
            var isThere = _reader.Read();
            return _reader.Depth < MostLevels ? isThere : throw new HostileXmlException($"more than {MostLevels} levels");
        }
        catch (XmlException) when (HasDocumentType())
        {
            throw new HostileXmlException("a document type");
        }
    }

    /// <summary>Moves to the next element at the level of its parent's children.</summary>
    /// <param name="parent">The parent's level.</param>
    /// <returns>False where the parent ends.</returns>
    public bool ReadChild(int parent)
    {
        while (Read() && _reader.Depth > parent)
        {
            if (_reader.NodeType == XmlNodeType.Element && _reader.Depth == parent + 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text of the element that stands here, markup within it left out; moves to its end.</summary>
    public string ReadText()
    {
        var text = new StringBuilder();
        var level = _reader.Depth;
        while (!_reader.IsEmptyElement && Read() && _reader.Depth > level)
        {
            text.Append(_reader.Value);
        }

        return text.ToString();
    }

    public void Dispose() => _reader.Dispose();

    // The reader's message says it too, but in words that may change. Also of two bytes a character.
    private bool HasDocumentType()
    {
        ReadOnlySpan<byte> plain = "<!DOCTYPE"u8;
        return _document.Span.IndexOf(plain) >= 0
            || _document.Span.IndexOf(Encoding.Unicode.GetBytes("<!DOCTYPE")) >= 0
            || _document.Span.IndexOf(Encoding.BigEndianUnicode.GetBytes("<!DOCTYPE")) >= 0;
    }
}

/// <summary>An XML document is one that nobody should read.</summary>
/// <param name="what">What it has.</param>
internal sealed class HostileXmlException(string what) : Exception("An XML document is not read.")
{
    /// <summary>What it has, in our words.</summary>
    public string What => what;
}
