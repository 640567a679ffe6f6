using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Xml;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Tags.Soap;

/// <summary>
/// Builds a JSON object of an XML record: a member an element, in the order of the document, its value the element's text, or an object
/// where it has elements of its own. An element that is nil is left out, an empty one is an empty text. Beside it the XML is written again, for the
/// case that the record is refused.
/// </summary>
internal sealed class XmlRecord
{
    private static readonly XmlWriterSettings Fragment = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment, NewLineHandling = NewLineHandling.Entitize,
    };

    private readonly UntrustedXml _xml;
    private readonly XmlWriter _copy;
    private readonly ArrayBufferWriter<byte> _json = new();
    private bool _isNoRecord;

    private XmlRecord(UntrustedXml xml, XmlWriter copy)
    {
        _xml = xml;
        _copy = copy;
    }

    /// <summary>Reads the element that stands here; moves to its end.</summary>
    public static TagPiece Read(UntrustedXml xml)
    {
        using var received = new MemoryStream();
        using var copy = XmlWriter.Create(received, Fragment);
        var record = new XmlRecord(xml, copy);
        record.ReadValue(isRecord: true);
        copy.Flush();
        return new TagPiece(record._json.WrittenMemory, received.ToArray(), record._isNoRecord ? RefusalReasons.XmlNotFields : null);
    }

    private void ReadValue(bool isRecord)
    {
        var here = _xml.Here;
        var level = here.Depth;
        var isEmpty = here.IsEmptyElement;
        var text = new StringBuilder();
        var members = 0;
        CopyStart();
        if (isRecord)
        {
            _json.Write("{"u8);
        }

        while (!isEmpty && _xml.Read() && here.Depth > level)
        {
            if (here.NodeType != XmlNodeType.Element)
            {
                text.Append(here.Value);
                _copy.WriteString(here.Value);
            }
            else if (IsNil())
            {
                CopyNil();
            }
            else
            {
                _json.Write(members++ > 0 ? ","u8 : isRecord ? [] : "{"u8);
                _json.Write(Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(here.LocalName)}\":"));
                ReadValue(isRecord: false);
            }
        }

        _copy.WriteEndElement();
        if (isRecord || members > 0)
        {
            _json.Write("}"u8);
            _isNoRecord |= text.ToString().AsSpan().ContainsAnyExcept(" \t\r\n");
        }
        else
        {
            JsonTexts.Write(_json, Encoding.UTF8.GetBytes(text.ToString()));
        }
    }

    // An attribute would be lost without a word, but for those that speak of the XML itself.
    private void CopyStart()
    {
        var here = _xml.Here;
        _copy.WriteStartElement(prefix: null, here.LocalName, here.NamespaceURI);
        while (here.MoveToNextAttribute())
        {
            if (here.NamespaceURI != "http://www.w3.org/2000/xmlns/")
            {
                _copy.WriteAttributeString(here.LocalName, here.NamespaceURI, here.Value);
                _isNoRecord |= here.NamespaceURI != TagContract.SchemaInstance;
            }
        }

        here.MoveToElement();
    }

    private bool IsNil() => _xml.Here.GetAttribute("nil", TagContract.SchemaInstance) is "true" or "1";

    private void CopyNil()
    {
        CopyStart();
        _isNoRecord |= _xml.ReadText().Length > 0;
        _copy.WriteEndElement();
    }
}
