using System.Text;
using FleetSpark.Core;
using FleetSpark.Landing;
using FleetSpark.Landing.Sources.Tags;
using FleetSpark.Landing.Sources.Tags.Soap;

namespace FleetSpark.LandingTests.Tags;

/// <summary>Bytes of SOAP: what is sent, what is understood, what is refused.</summary>
public sealed class SoapWireTests
{
    private const string Start = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header><x><y/></x></s:Header><s:Body>";
    private const string PageStart = $"{Start}<ListTransactionsResponse xmlns=\"urn:fleetspark:tag-operator:1\" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\">";
    private const string End = "</s:Body></s:Envelope>";
    private const string PageEnd = $"</ListTransactionsResponse>{End}";

    private static readonly TagWindow Window = new(new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.Zero), TagBench.Start);

    // The digest was computed with OpenSSL: (printf '\1\2\3'; printf '2026-03-29T12:00:00.000Z'; printf 'secret') | openssl dgst -sha1 -binary | base64
    [Fact]
    public void UsernameToken_OfAKnownNonce_HasTheDigestOfTheStandard() =>
        Assert.Equal("l+Z5Dr7UZSqPdBQ5v3aHWcHqKws=", UsernameToken.Of("fleet", "secret", [1, 2, 3], "2026-03-29T12:00:00.000Z").Digest);

    [Fact]
    public void UsernameToken_OfOneMoment_HasANonceOfItsOwnAndShowsNothing()
    {
        var one = UsernameToken.New("fleet", "secret", TagBench.Start);
        var other = UsernameToken.New("fleet", "secret", TagBench.Start);
        Assert.Equal(("2026-03-29T12:00:00.000Z", "UsernameToken"), (one.Created, one.ToString()));
        Assert.NotEqual(one.Nonce, other.Nonce);
        Assert.NotEqual(one.Digest, other.Digest);
    }

    [Theory]
    [InlineData(TagProtocol.Soap11, "http://schemas.xmlsoap.org/soap/envelope/", 2, null, "<page>2</page>", "text/xml; charset=utf-8")]
    [InlineData(TagProtocol.Soap12, "http://www.w3.org/2003/05/soap-envelope", null, "a<b", "<cursor>a&lt;b</cursor>", "application/soap+xml; charset=utf-8; action=\"urn:fleetspark:tag-operator:1/ListTransactions\"")]
    [InlineData(TagProtocol.Soap12, "http://www.w3.org/2003/05/soap-envelope", null, null, "", "application/soap+xml; charset=utf-8; action=\"urn:fleetspark:tag-operator:1/ListTransactions\"")]
    public async Task SoapRequest_OfAPage_IsTheContracts(TagProtocol protocol, string envelope, int? number, string? cursor, string field, string contentType)
    {
        var options = new TagApiOptions { Protocol = protocol, BaseUrl = new Uri("https://a.example/soap"), ClientId = "fleet & co", Secret = default, FirstDay = default };
        using var request = SoapRequest.Make(options, Window, new PagePosition(number, cursor), new UsernameToken("fleet & co", "DIGEST=", "NONCE=", "CREATED"));
        Assert.Equal(
            $"""
            <?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="{envelope}"><s:Header>
            <wsse:Security s:mustUnderstand="1" xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"><wsse:UsernameToken>
            <wsse:Username>fleet &amp; co</wsse:Username>
            <wsse:Password Type="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest">DIGEST=</wsse:Password>
            <wsse:Nonce EncodingType="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary">NONCE=</wsse:Nonce>
            <wsu:Created xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">CREATED</wsu:Created>
            </wsse:UsernameToken></wsse:Security></s:Header><s:Body>
            <ListTransactions xmlns="urn:fleetspark:tag-operator:1"><posted_from>2026-03-29T00:00:00Z</posted_from><posted_to>2026-03-29T12:00:00Z</posted_to><page_size>500</page_size>{field}</ListTransactions>
            </s:Body></s:Envelope>
            """.ReplaceLineEndings(string.Empty),
            await request.Content!.ReadAsStringAsync(RawLake.Cancellation));
        Assert.Equal(contentType, request.Content.Headers.ContentType!.ToString());
        Assert.Equal(protocol == TagProtocol.Soap11, request.Headers.Contains("SOAPAction"));
    }

    [Theory]
    [InlineData("", null, null, null)]
    [InlineData("<snapshot>s</snapshot><total>2</total><next_cursor>c&amp;d</next_cursor><transaction/><other><deep/></other><transaction></transaction>", "s", 2L, "c&d", "{}", "{}")]
    [InlineData("<snapshot i:nil=\"true\"/><next_cursor/>", null, null, null)]
    [InlineData("<transaction>\n <plate>ABC</plate><amount> 1.50\n</amount><place_name/><plaza_id i:nil=\"true\"/>\n</transaction>", null, null, null, """{"plate":"ABC","amount":" 1.50\u000a","place_name":""}""")]
    [InlineData("<transaction><a>x&lt;&quot;&#233;&#9;\\<!-- no --><![CDATA[<b>]]></a><n><m>1</m><k><z/></k></n></transaction>", null, null, null, """{"a":"x<\"é\u0009\\<b>","n":{"m":"1","k":{"z":""}}}""")]
    [InlineData("<transaction><a>1</a><a>2</a></transaction>", null, null, null, """{"a":"1","a":"2"}""")] // for the judge
    public void SoapPage_ThatIsGood_IsRead(string inner, string? snapshot, long? total, string? cursor, params string[] records)
    {
        var page = Read(PageStart + inner + PageEnd).Page!;
        Assert.Equal((snapshot, total, cursor), (page.Snapshot, page.Total, page.NextCursor));
        Assert.Equal(records, page.Records.Select(record => Encoding.UTF8.GetString(record.Json.Span)));
        Assert.All(page.Records, record => Assert.Null(record.Fault));
    }

    [Theory]
    [InlineData("<transaction>text</transaction>", "<transaction xmlns=\"urn:fleetspark:tag-operator:1\">text</transaction>")]
    [InlineData("<transaction><a>1</a>text</transaction>", "<transaction xmlns=\"urn:fleetspark:tag-operator:1\"><a>1</a>text</transaction>")]
    [InlineData("<transaction id=\"7\"><a>1</a></transaction>", "<transaction id=\"7\" xmlns=\"urn:fleetspark:tag-operator:1\"><a>1</a></transaction>")]
    [InlineData("<transaction><a unit=\"BRL\">1</a></transaction>", "<transaction xmlns=\"urn:fleetspark:tag-operator:1\"><a unit=\"BRL\">1</a></transaction>")]
    [InlineData("<transaction><a i:nil=\"1\">1</a></transaction>", null)]
    public void XmlRecord_ThatIsNoListOfFields_IsRefusedAsItCame(string xml, string? received)
    {
        var record = Assert.Single(Read(PageStart + xml + PageEnd).Page!.Records);
        Assert.Equal(RefusalReasons.XmlNotFields, record.Fault);
        if (received is not null)
        {
            Assert.Equal(received, Encoding.UTF8.GetString(record.Received.Span));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("busy")]
    [InlineData("<html/>")]
    [InlineData("<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body/></s:Envelope>")] // the other version
    [InlineData("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"/>")]
    [InlineData("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body/></s:Envelope>")]
    [InlineData(Start + "<ListTransactionsResponse/>" + End)]
    [InlineData(PageStart + PageEnd + "<more/>")]
    [InlineData(PageStart + "<transaction><a>1</a></transaction>")]
    [InlineData(PageStart + "<transaction><a>1</b></transaction>" + PageEnd)]
    [InlineData(PageStart + "<transaction><a>&unknown;</a></transaction>" + PageEnd)]
    [InlineData(PageStart + "<transaction><a>\u0001</a></transaction>" + PageEnd)]
    [InlineData(PageStart + "<total>many</total>" + PageEnd)]
    [InlineData(PageStart + "<total>1</total><total>1</total>" + PageEnd)]
    [InlineData(PageStart + "<snapshot>a</snapshot><snapshot>b</snapshot>" + PageEnd)]
    [InlineData("<?xml version=\"1.0\" encoding=\"no-such\"?>" + PageStart + PageEnd)]
    public void SoapPage_ThatIsNone_IsTransient(string xml) => Assert.Equal("FS2107", Assert.Throws<TransientFailureException>(() => Read(xml)).Final(3).Code);

    [Fact]
    public void SoapPage_WithElementsInAText_HasTheWholeText()
    {
        var page = Read(PageStart + "<other>x<b/>y<c>z</c></other><next_cursor>a<b/>c<d><e/></d>f</next_cursor>" + PageEnd).Page!;
        Assert.Equal("acf", page.NextCursor);
    }

    [Fact]
    public void SoapPage_ByNumberWithoutATotal_IsTransient() =>
        Assert.Throws<TransientFailureException>(() => SoapPageReader.Read("host", Encoding.UTF8.GetBytes(PageStart + PageEnd), TagContract.Soap11, new PagePosition(1, Cursor: null)));

    [Theory]
    [InlineData("<!DOCTYPE s:Envelope [<!ENTITY a \"b\">]>" + PageStart + "<transaction><a>&a;</a></transaction>" + PageEnd, "a document type")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>" + PageStart + "<transaction><a>&c;</a></transaction>" + PageEnd, "a document type")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" + PageStart + PageEnd, "a document type")]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"http://127.0.0.1:1/\">]>" + PageStart + "<snapshot>&a;</snapshot>" + PageEnd, "a document type")]
    [InlineData("<!DOCTYPE x [<!ENTITY % a SYSTEM \"http://127.0.0.1:1/\"> %a;]>" + PageStart + PageEnd, "a document type")]
    public void SoapPage_WithADocumentType_IsRefusedUnread(string xml, string what)
    {
        Assert.Contains(what, AssertHostile(Encoding.UTF8.GetBytes(xml)).Message, StringComparison.Ordinal);
        Assert.Contains(what, AssertHostile([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(xml)]).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<transaction>")]
    [InlineData("<other>")]
    [InlineData("<snapshot>")]
    public void SoapPage_OfTooManyLevels_IsRefusedWhereverTheyStand(string before)
    {
        var deep = PageStart + before + string.Concat(Enumerable.Repeat("<a>", 1_000_000));
        Assert.Contains("32 levels", AssertHostile(Encoding.UTF8.GetBytes(deep)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<s:Fault><faultcode>s:Server.Busy</faultcode><faultstring>ABC1D23</faultstring></s:Fault>", "Server.Busy", true)]
    [InlineData("<s:Fault><faultcode>s:Client</faultcode></s:Fault>", "Client", false)]
    [InlineData("<s:Fault><faultcode xmlns:w=\"x\">w:FailedAuthentication</faultcode></s:Fault>", "FailedAuthentication", false)]
    [InlineData("<s:Fault><s:Code><s:Value>s:Receiver</s:Value></s:Code><s:Reason><s:Value>x</s:Value></s:Reason></s:Fault>", "Receiver", true)]
    [InlineData("<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>t:CursorUnknown</s:Value></s:Subcode></s:Code></s:Fault>", "CursorUnknown", false)]
    [InlineData("<s:Fault><faultcode>s:a secret: &lt;here&gt; 'ÅB'</faultcode></s:Fault>", "hereB", false)]
    [InlineData("<s:Fault/>", "unnamed", false)]
    [InlineData("<s:Fault><faultcode/></s:Fault>", "unnamed", false)]
    public void SoapFault_OfEitherVersion_IsReadByItsCode(string fault, string code, bool isOfReceiver) =>
        Assert.Equal(new SoapFault(code, isOfReceiver), Read(Start + fault + End).Fault);

    private static (TagPageContent? Page, SoapFault? Fault) Read(string xml) =>
        SoapPageReader.Read("host", Encoding.UTF8.GetBytes(xml), TagContract.Soap11, new PagePosition(Number: null, Cursor: null));

    private static FleetException AssertHostile(byte[] xml)
    {
        var error = Assert.Throws<FleetException>(() => SoapPageReader.Read("host", xml, TagContract.Soap11, default));
        Assert.Equal("FS2109", error.Code);
        return error;
    }
}
