using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml;

namespace FleetSpark.Landing.Sources.Tags.Soap;

/// <summary>
/// Reads a page of SOAP, all of it or nothing:
/// <c>Envelope(Header?, Body(ListTransactionsResponse(snapshot?, total?, next_cursor?, transaction*) | Fault))</c>. By number <c>total</c> must be there, by
/// cursor a page without <c>next_cursor</c> is the last one.
/// </summary>
internal static class SoapPageReader
{
    /// <summary>What the page says, or the fault that came in its place.</summary>
    /// <exception cref="TransientFailureException">It is no such page; it may have been cut.</exception>
    /// <exception cref="FleetSpark.Core.FleetException">FS2109: nobody should read it.</exception>
    public static (TagPageContent? Page, SoapFault? Fault) Read(string host, ReadOnlyMemory<byte> body, string envelope, PagePosition position)
    {
        try
        {
            using var bytes = StreamOf(body);
            using var xml = new UntrustedXml(bytes);
            MoveToBody(xml, envelope);
            TagPageContent? page = null;
            SoapFault? fault = null;
            if (!xml.ReadChild(1))
            {
                throw new FormatException("the body of its message is empty");
            }

            if (Is(xml.Here, "Fault", envelope))
            {
                fault = SoapFault.Read(xml);
            }
            else if (Is(xml.Here, TagContract.Response, TagContract.Namespace))
            {
                page = ReadPage(xml);
            }
            else
            {
                throw new FormatException($"the body of its message is no {TagContract.Response}");
            }

            while (xml.Read())
            {
                // to the document's end, which may be missing
            }

            return fault is not null || position.Number is null || page?.Total is not null ? (page, fault) : throw new FormatException($"its page has no '{TagContract.Total}'");
        }
        catch (HostileXmlException hostile)
        {
            throw TagErrors.HostileXml(host, hostile.What);
        }
        catch (XmlException)
        {
            throw TransientFailureException.NotUnderstood(host, "its message is no whole XML document");
        }
        catch (FormatException fault)
        {
            throw TransientFailureException.NotUnderstood(host, fault.Message);
        }
    }

    // Not copied, since an answer may have 256 MiB.
    private static MemoryStream StreamOf(ReadOnlyMemory<byte> body) => MemoryMarshal.TryGetArray(body, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(body.ToArray(), writable: false);

    private static void MoveToBody(UntrustedXml xml, string envelope)
    {
        while (xml.Read() && xml.Here.NodeType != XmlNodeType.Element)
        {
            // before the first element
        }

        if (!Is(xml.Here, "Envelope", envelope))
        {
            throw new FormatException("it is no SOAP message of the version that was asked with");
        }

        while (xml.ReadChild(0))
        {
            if (Is(xml.Here, "Body", envelope))
            {
                return;
            }
        }

        throw new FormatException("its message has no body");
    }

    private static TagPageContent ReadPage(UntrustedXml xml)
    {
        var level = xml.Here.Depth;
        var isEmpty = xml.Here.IsEmptyElement;
        var records = new List<TagPiece>();
        string? snapshot = null;
        string? cursor = null;
        long? total = null;
        while (!isEmpty && xml.ReadChild(level))
        {
            var name = xml.Here.NamespaceURI == TagContract.Namespace ? xml.Here.LocalName : string.Empty;
            switch (name)
            {
                case TagContract.Transaction:
                    records.Add(XmlRecord.Read(xml));
                    break;
                case TagContract.Snapshot:
                    snapshot = MarkOf(snapshot, xml.ReadText());
                    break;
                case TagContract.NextCursor:
                    cursor = MarkOf(cursor, xml.ReadText());
                    break;
                case TagContract.Total:
                    total = total is null && long.TryParse(xml.ReadText(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                        ? count
                        : throw new FormatException($"its '{TagContract.Total}' is no count, or stands there twice");
                    break;
                default:
                    xml.ReadText(); // nobody asked for it
                    break;
            }
        }

        return new TagPageContent { Snapshot = snapshot, Total = total, NextCursor = cursor, Records = records };
    }

    // An empty mark is none: XML knows no null.
    private static string? MarkOf(string? before, string mark) => before is null && mark.Length <= TagContract.LongestMark
        ? mark.Length > 0 ? mark : null
        : throw new FormatException("its snapshot or cursor is too long, or stands there twice");

    private static bool Is(XmlReader here, string name, string space) => here.LocalName == name && here.NamespaceURI == space;
}
