using System.Text;
using FleetSpark.Core;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.LandingTests.Tags;

/// <summary>Random mutations of every message: each is understood or answered by a code, and nothing else is thrown.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const string Rest = """{"snapshot":"s","total":2,"next_cursor":"c","transactions":[{"transaction_id":"a","amount":1.50,"x":{"y":[null,true]}},{"plate":"\u00e7"}],"more":[]}""";
    private const string Token = """{"access_token":"abc","token_type":"Bearer","expires_in":3600}""";
    private const string Soap = """<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><ListTransactionsResponse xmlns="urn:fleetspark:tag-operator:1"><snapshot>s</snapshot><total>1</total><transaction><plate>A&amp;B</plate><x><y/></x></transaction></ListTransactionsResponse></s:Body></s:Envelope>""";
    private const string Fault = """<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>x</faultstring></s:Fault></s:Body></s:Envelope>""";
    private const string State = """{"version":1,"covered_to":"2026-03-29T12:00:00.000000Z","settled_to":"2026-03-29T11:00:00.000000Z","windows":[{"to":"2026-03-29T12:00:00.000000Z","records":"AAAAAAAAAAAAAAAAAAAAAQ=="}]}""";

    // What a parser may trip over.
    private static readonly string[] Pieces = ["<", ">", "&", "\"", "{", "}", "[", "]", ",", ":", "\0", "\u0001", "\uFEFF", "null", "-1", "1e999", "<!DOCTYPE x>", "<![CDATA[", "]]>", "<!--", "&#0;", "&x;", "xmlns=\"\"", "\\ud800", "é"];

    [Theory]
    [InlineData(Rest)]
    [InlineData(Token)]
    [InlineData(Soap)]
    [InlineData(Fault)]
    [InlineData(State)]
    public void Message_ThatIsMutated_IsUnderstoodOrAnsweredByACode(string message)
    {
        var random = Seeds.NewRandom(output.WriteLine);
        var (understood, refused) = (0, 0);
        for (var i = Cases.Of(few: 2_000, many: 10_000); i > 0; i--)
        {
            var bytes = Mutate(Encoding.UTF8.GetBytes(message), random);
            try
            {
                Read(message, bytes);
                understood++;
            }
            catch (Exception answer) when (answer is Setback or FleetException)
            {
                refused++;
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"This was not answered by a code: {Convert.ToBase64String(bytes)}", fault);
            }
        }

        output.WriteLine($"{understood} understood, {refused} refused");
        Assert.True(understood > 0 && refused > 0, $"{understood} understood, {refused} refused");
    }

    private static void Read(string message, byte[] bytes)
    {
        switch (message)
        {
            case Rest:
                RestPageReader.Read("host", bytes, default);
                break;
            case Token:
                _ = TokenAnswer.TryRead(bytes, out _) ? true : throw Setback.NotUnderstood("host", "no token");
                break;
            case State:
                TagState.Parse(bytes);
                break;
            default:
                SoapPageReader.Read("host", bytes, TagContract.Soap11, new PagePosition(1, Cursor: null));
                break;
        }
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var mutated = bytes.ToList();
        for (var count = random.Next(1, 4); count > 0 && mutated.Count > 0; count--)
        {
            var at = random.Next(mutated.Count);
            switch (random.Next(5))
            {
                case 0:
                    mutated[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mutated.RemoveRange(at, Math.Min(random.Next(1, 20), mutated.Count - at));
                    break;
                case 2:
                    mutated.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                case 3:
                    mutated.InsertRange(at, mutated.GetRange(at, Math.Min(random.Next(1, 60), mutated.Count - at)));
                    break;
                default:
                    mutated.RemoveRange(at, random.Next(8) == 0 ? mutated.Count - at : 1);
                    break;
            }
        }

        return [.. mutated];
    }
}
