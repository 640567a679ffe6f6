using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Xml;

namespace FleetSpark.Landing.Sources.Tags.Soap;

/// <summary>
/// Writes the message that asks for a page:
/// <c>Envelope(Header(Security(UsernameToken)), Body(ListTransactions(posted_from, posted_to, page_size, (page | cursor)?)))</c>.
/// </summary>
internal static class SoapRequest
{
    private const string ContentType11 = "text/xml";
    private const string ContentType12 = "application/soap+xml";

    private static readonly XmlWriterSettings Plain = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.Entitize };

    /// <summary>The envelope's namespace of a version.</summary>
    public static string EnvelopeOf(TagProtocol protocol) => protocol == TagProtocol.Soap11 ? TagContract.Soap11 : TagContract.Soap12;

    /// <summary>The request; the action stands in a header of its own by 1.1, in the content's type by 1.2.</summary>
    public static HttpRequestMessage Make(TagApiOptions options, TagWindow window, PagePosition position, UsernameToken token)
    {
        var isOld = options.Protocol == TagProtocol.Soap11;
        var content = new ByteArrayContent(Write(options, window, position, token));
        content.Headers.ContentType = new MediaTypeHeaderValue(isOld ? ContentType11 : ContentType12, "utf-8");
        var request = new HttpRequestMessage(HttpMethod.Post, options.BaseUrl) { Content = content };
        if (isOld)
        {
            request.Headers.Add("SOAPAction", $"\"{TagContract.Action}\"");
        }
        else
        {
            content.Headers.ContentType.Parameters.Add(new NameValueHeaderValue("action", $"\"{TagContract.Action}\""));
        }

        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        return request;
    }

    internal static byte[] Write(TagApiOptions options, TagWindow window, PagePosition position, UsernameToken token)
    {
        var envelope = EnvelopeOf(options.Protocol);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Plain))
        {
            xml.WriteStartElement("s", "Envelope", envelope);
            xml.WriteStartElement("Header", envelope);
            token.Write(xml, envelope);
            xml.WriteEndElement();
            xml.WriteStartElement("Body", envelope);
            xml.WriteStartElement(prefix: null, TagContract.Request, TagContract.Namespace);
            WriteField(xml, TagContract.PostedFrom, window.FromText);
            WriteField(xml, TagContract.PostedTo, window.ToText);
            WriteField(xml, TagContract.PageSize, options.PageSize.ToString(CultureInfo.InvariantCulture));
            WriteField(xml, TagContract.Page, position.Number?.ToString(CultureInfo.InvariantCulture));
            WriteField(xml, TagContract.Cursor, position.Cursor);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void WriteField(XmlWriter xml, string name, string? text)
    {
        if (text is not null)
        {
            xml.WriteElementString(name, TagContract.Namespace, text);
        }
    }
}
