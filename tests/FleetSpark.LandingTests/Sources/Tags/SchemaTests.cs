using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using FleetSpark.Landing.Sources.Tags;
using FleetSpark.Landing.Sources.Tags.Soap;

namespace FleetSpark.LandingTests.Tags;

/// <summary>The WSDL says what is sent and what comes.</summary>
public sealed class SchemaTests
{
    private static readonly XNamespace Xs = XmlSchema.Namespace;
    private static readonly XDocument Wsdl = XDocument.Load(RepositoryFiles.PathOf("landing", "FleetSpark.Landing", "Sources", "Tags", "Soap", "tag-operator.wsdl"));

    [Fact]
    public void Wsdl_FieldsOfATransaction_AreThoseOfTheSource() => Assert.Equal(
        Sources.Of("tags").Fields.Select(field => field.Name).Where(name => name != "statement_layout"), // which landing itself writes
        Wsdl.Descendants(Xs + "complexType").Single(type => type.Attribute("name")?.Value == "Transaction").Descendants(Xs + "element").Select(element => element.Attribute("name")!.Value));

    [Theory]
    [InlineData("http://schemas.xmlsoap.org/wsdl/soap/")]
    [InlineData("http://schemas.xmlsoap.org/wsdl/soap12/")]
    public void Wsdl_BindingOfEitherVersion_HasTheActionThatIsSent(string space) =>
        Assert.Equal(TagContract.Action, Wsdl.Descendants(XName.Get("operation", space)).Single().Attribute("soapAction")!.Value);

    [Theory]
    [InlineData(TagProtocol.Soap11, 2, null)]
    [InlineData(TagProtocol.Soap12, null, "a")]
    [InlineData(TagProtocol.Soap12, null, null)]
    public void SoapRequest_OfAPage_FitsTheWsdl(TagProtocol protocol, int? number, string? cursor)
    {
        var options = new TagApiOptions { Protocol = protocol, BaseUrl = new Uri("https://a.example"), ClientId = "a", Secret = default, FirstDay = default };
        var window = new TagWindow(TagBench.Start, TagBench.Start.AddHours(1));
        AssertFits(SoapRequest.Write(options, window, new PagePosition(number, cursor), UsernameToken.New("a", "b", TagBench.Start)), protocol);
    }

    [Theory]
    [InlineData(TagProtocol.Soap11, TagPaging.Cursor)]
    [InlineData(TagProtocol.Soap12, TagPaging.Number)]
    public async Task Operator_AnswerOfAPage_FitsTheWsdl(TagProtocol protocol, TagPaging paging)
    {
        await using var bench = await TagBench.StartAsync();
        bench.Post(5);
        bench.Server.Book.Post("""{"transaction_id":"x","plaza_id":null,"axle_category":6,"is_refund":true,"place_name":"<&>"}""", TagBench.Start.AddHours(-1));
        var answers = new List<byte[]>();
        using var http = new HttpClient(new Listening(answers));
        await bench.Lander(bench.Options(protocol) with { Paging = paging }, http: http).LandAsync(progress: null, beginNoneAfter: null, RawLake.Cancellation);
        Assert.Equal(2, answers.Count);
        Assert.All(answers, answer => AssertFits(answer, protocol));
    }

    private static void AssertFits(byte[] message, TagProtocol protocol)
    {
        var document = XDocument.Parse(Encoding.UTF8.GetString(message));
        var body = document.Root!.Element(XName.Get("Body", SoapRequest.EnvelopeOf(protocol)))!.Elements().Single();
        var schemas = new XmlSchemaSet();
        using var schema = Wsdl.Descendants(Xs + "schema").Single().CreateReader();
        schemas.Add(targetNamespace: null, schema);
        new XDocument(body).Validate(schemas, (_, fault) => Assert.Fail(fault.Message));
        Assert.Contains(schemas.GlobalElements.Names.Cast<XmlQualifiedName>(), name => name.Name == body.Name.LocalName); // it was looked at
    }

    private sealed class Listening(List<byte[]> answers) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            answers.Add(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return response;
        }
    }
}
