using System.Text;
using FleetSpark.Landing.Sources.Tags;
using FleetSpark.Landing.Sources.Tags.Rest;
using FleetSpark.Landing.Sources.Tags.Soap;

namespace FleetSpark.LandingTests.Tags;

/// <summary>Random mutations of every message: each is understood or answered by a code, and nothing else is thrown.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const string Rest = """{"snapshot":"s","total":2,"next_cursor":"c","transactions":[{"transaction_id":"a","amount":1.50,"x":{"y":[null,true]}},{"plate":"\u00e7"}],"more":[]}""";
    private const string Token = """{"access_token":"abc","token_type":"Bearer","expires_in":3600}""";
    private const string Soap = """<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><ListTransactionsResponse xmlns="urn:fleetspark:tag-operator:1"><snapshot>s</snapshot><total>1</total><transaction><plate>A&amp;B</plate><x><y/></x></transaction></ListTransactionsResponse></s:Body></s:Envelope>""";
    private const string Fault = """<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>x</faultstring></s:Fault></s:Body></s:Envelope>""";
    private const string State = """{"version":1,"covered_to":"2026-03-29T12:00:00.000000Z","settled_to":"2026-03-29T11:00:00.000000Z","windows":[{"to":"2026-03-29T12:00:00.000000Z","records":"AAAAAAAAAAAAAAAAAAAAAQ=="}]}""";

    [Theory]
    [InlineData(Rest)]
    [InlineData(Token)]
    [InlineData(Soap)]
    [InlineData(Fault)]
    [InlineData(State)]
    public async Task Message_ThatIsMutated_IsUnderstoodOrAnsweredByACode(string message)
    {
        var mutations = new Mutations([.. Mutations.OfJson, .. Mutations.OfXml]);
        var answered = await new MutationRun(output).AssertAnsweredAsync(
            few: 2_000,
            random => mutations.Of(Encoding.UTF8.GetBytes(message), random),
            bytes =>
            {
                Read(message, bytes);
                return Task.CompletedTask;
            });
        Assert.NotEqual(0, answered);
    }

    private static void Read(string message, byte[] bytes)
    {
        switch (message)
        {
            case Rest:
                RestPageReader.Read("host", bytes, default);
                break;
            case Token:
                _ = TokenAnswer.TryRead(bytes, out _) ? true : throw TransientFailureException.NotUnderstood("host", "no token");
                break;
            case State:
                TagState.Parse(bytes);
                break;
            default:
                SoapPageReader.Read("host", bytes, TagContract.Soap11, new PagePosition(1, Cursor: null));
                break;
        }
    }
}
