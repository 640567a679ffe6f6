using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace FleetSpark.TagOperator;

/// <summary>Pages by SOAP: 1.1 or 1.2, as the content's type says.</summary>
internal sealed class SoapDesk(TagOperatorServer server, TagOperatorOptions options)
{
    private static readonly XNamespace Operator = SoapNames.Operator;

    private readonly UserDesk _users = new(options);

    public async Task<Answer> AnswerAsync(HttpContext context)
    {
        var type = context.Request.ContentType ?? string.Empty;
        var isNew = type.StartsWith("application/soap+xml", StringComparison.Ordinal);
        var messages = new SoapMessages(isNew, options.SenderFaultStatus);
        var action = isNew ? type.Split("action=").ElementAtOrDefault(1)?.Split(';')[0] : context.Request.Headers["SOAPAction"].ToString();
        XElement? envelope;
        try
        {
            envelope = (await XDocument.LoadAsync(context.Request.Body, LoadOptions.PreserveWhitespace, context.RequestAborted)).Root;
        }
        catch (XmlException)
        {
            return messages.Fault(isOfReceiver: false, "Malformed");
        }

        XNamespace space = messages.Space;
        if (envelope?.Name != space + "Envelope")
        {
            return messages.Fault(isOfReceiver: false, "VersionMismatch");
        }

        if (_users.Refuse(envelope.Element(space + "Header")) is { } refused)
        {
            return messages.Fault(isOfReceiver: false, refused, SoapNames.Security);
        }

        var request = envelope.Element(space + "Body")?.Element(Operator + "ListTransactions");
        if (request is null || action?.Trim('"') != SoapNames.Action)
        {
            return messages.Fault(isOfReceiver: false, "ActionUnknown");
        }

        var page = PageOf(request);
        return page.IsGone ? messages.Fault(isOfReceiver: false, "CursorUnknown") : messages.Page(page, options);
    }

    private Page PageOf(XElement request)
    {
        string? Text(string name) => request.Element(Operator + name)?.Value;
        return server.PageOf(
            DateTimeOffset.Parse(Text("posted_from")!, CultureInfo.InvariantCulture),
            DateTimeOffset.Parse(Text("posted_to")!, CultureInfo.InvariantCulture),
            int.Parse(Text("page_size")!, CultureInfo.InvariantCulture),
            Text("page") is { } page ? int.Parse(page, CultureInfo.InvariantCulture) : null,
            Text("cursor"));
    }
}
