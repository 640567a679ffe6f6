using System.Net;
using FleetSpark.Landing.Secrets;

namespace FleetSpark.Landing.Sources.Tags.Soap;

/// <summary>Pages by SOAP, of either version.</summary>
internal sealed class SoapPages(OperatorCalls calls, TagApiOptions options, ISecretReader secrets, TimeProvider clock) : ITagPages
{
    public Task<TagPage> ReadAsync(TagWindow window, PagePosition position, CancellationToken cancellationToken) => calls.AskAsync(
        async token =>
        {
            var password = await secrets.ReadAsync(options.Secret, token);
            return SoapRequest.Make(options, window, position, UsernameToken.New(options.ClientId, password, clock.GetUtcNow()));
        },
        answer => Judge(answer, position),
        cancellationToken);

    private TagPage Judge(OperatorAnswer answer, PagePosition position)
    {
        // By 1.1 a fault comes with 500, by 1.2 with 400 or 500; a proxy answers with these too, and then no XML.
        var mayBeFault = (answer.Status is HttpStatusCode.InternalServerError or HttpStatusCode.BadRequest)
            && (answer.MediaType is "text/xml" or "application/soap+xml");
        if (!mayBeFault)
        {
            answer.EnsureSuccess();
        }

        var (page, fault) = SoapPageReader.Read(answer.Host, answer.Body, SoapRequest.EnvelopeOf(options.Protocol), position);
        if (fault is not null)
        {
            throw fault.ToException(answer);
        }

        answer.EnsureSuccess();
        return new TagPage(answer.AnsweredAt, answer.Body.Length, page!);
    }
}
