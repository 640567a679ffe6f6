using System.Text;
using System.Xml;

namespace FleetSpark.Landing.Sources.Tags;

/// <summary>
/// Reads XML that somebody else wrote: a document type is refused, so there are no entities but XML's own five; nothing is fetched; the levels of
/// elements are bounded, wherever they stand.
/// </summary>
/// <param name="document">The document; its owner disposes it.</param>
internal sealed class UntrustedXml(Stream document) : IDisposable
{
    /// <summary>The most levels of elements; a record of SOAP stands on the fourth, a cell of a sheet on the fifth.</summary>
    public const int MostLevels = 32;

    private static readonly XmlReaderSettings Wary = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly XmlReader _reader = XmlReader.Create(document, Wary);

    /// <summary>The reader, to look at; it is moved by <see cref="Read"/>.</summary>
    public XmlReader Here => _reader;

    /// <summary>Whether a reader of XML ended at a document type: its words say so, in full or as the key of a program that was built without them.</summary>
    public static bool IsOfDocumentType(XmlException fault) => fault.Message.Contains("DTD", StringComparison.OrdinalIgnoreCase);

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
        catch (XmlException fault) when (IsOfDocumentType(fault))
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

    /// <summary>Moves through what the element that stands here holds, node by node, to its end.</summary>
    public IEnumerable<XmlReader> ReadWithin()
    {
        var (level, isEmpty) = (_reader.Depth, _reader.IsEmptyElement);
        while (!isEmpty && Read() && _reader.Depth > level)
        {
            yield return _reader;
        }
    }

    /// <summary>The text of the element that stands here, markup within it left out; moves to its end.</summary>
    public string ReadText() => ReadWithin().Aggregate(new StringBuilder(), (text, node) => text.Append(node.Value)).ToString();

    /// <inheritdoc />
    public void Dispose() => _reader.Dispose();
}

/// <summary>An XML document is one that nobody should read.</summary>
/// <param name="what">What it has.</param>
internal sealed class HostileXmlException(string what) : Exception("An XML document is not read.")
{
    /// <summary>What it has, in our words.</summary>
    public string What => what;
}
