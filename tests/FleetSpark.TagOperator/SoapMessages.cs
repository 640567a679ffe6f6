using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace FleetSpark.TagOperator;

/// <summary>Writes messages of one version.</summary>
internal sealed class SoapMessages(bool isNew, int senderFaultStatus)
{
    private static readonly XmlWriterSettings Plain = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.Entitize };

    public string Space => isNew ? SoapNames.Soap12 : SoapNames.Soap11;

    private string ContentType => isNew ? "application/soap+xml; charset=utf-8" : "text/xml; charset=utf-8";

    public Answer Page(Page page, TagOperatorOptions options) => Write(200, xml =>
    {
        xml.WriteStartElement(prefix: null, "ListTransactionsResponse", SoapNames.Operator);
        if (options.GivesSnapshot)
        {
            xml.WriteElementString("snapshot", SoapNames.Operator, ChargeBook.SnapshotOf(page.All));
        }

        if (options.GivesTotal)
        {
            xml.WriteElementString("total", SoapNames.Operator, page.All.Count.ToString(CultureInfo.InvariantCulture));
        }

        if (page.NextCursor is { } next)
        {
            xml.WriteElementString("next_cursor", SoapNames.Operator, next);
        }

        foreach (var charge in page.Charges)
        {
            using var json = JsonDocument.Parse(charge.Json);
            WriteValue(xml, "transaction", json.RootElement);
        }

        xml.WriteEndElement();
    });

    /// <summary>A fault.</summary>
    /// <param name="isOfReceiver">Whether it is the operator's own.</param>
    /// <param name="code">The code that tells.</param>
    /// <param name="space">The code's namespace; null for the operator's.</param>
    public Answer Fault(bool isOfReceiver, string code, string? space = null) => Write(isOfReceiver || !isNew ? 500 : senderFaultStatus, xml =>
    {
        const string reason = "plate ABC1D23 and a secret stand in this text, which nobody may repeat";
        xml.WriteStartElement("Fault", Space);
        xml.WriteAttributeString("xmlns", "c", null, space ?? SoapNames.Operator);
        if (isNew)
        {
            xml.WriteStartElement("Code", Space);
            xml.WriteElementString("Value", Space, isOfReceiver ? "s:Receiver" : "s:Sender");
            xml.WriteStartElement("Subcode", Space);
            xml.WriteElementString("Value", Space, $"c:{code}");
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteStartElement("Reason", Space);
            xml.WriteStartElement("Text", Space);
            xml.WriteAttributeString("xml", "lang", null, "en");
            xml.WriteString(reason);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("faultcode", isOfReceiver ? "s:Server" : $"c:{code}");
            xml.WriteElementString("faultstring", reason);
        }

        xml.WriteEndElement();
    });

    // A JSON record as elements: null is nil, an object has elements of its own.
    private static void WriteValue(XmlWriter xml, string name, JsonElement value)
    {
        xml.WriteStartElement(name, SoapNames.Operator);
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    WriteValue(xml, member.Name, member.Value);
                }

                break;
            case JsonValueKind.Null:
                xml.WriteAttributeString("nil", SoapNames.SchemaInstance, "true");
                break;
            case JsonValueKind.String:
                xml.WriteString(value.GetString());
                break;
            default:
                xml.WriteString(value.GetRawText());
                break;
        }

        xml.WriteEndElement();
    }

    private Answer Write(int status, Action<XmlWriter> body)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Plain))
        {
            xml.WriteStartElement("s", "Envelope", Space);
            xml.WriteStartElement("Body", Space);
            body(xml);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return new Answer(ContentType, bytes.ToArray(), status);
    }
}
