using System.Text;
using FleetSpark.Landing.Sources.Tags;
using FleetSpark.Landing.Sources.Tags.Rest;

namespace FleetSpark.LandingTests.Tags;

/// <summary>Bytes of REST: what is sent, what is understood, what is refused.</summary>
public sealed class RestWireTests
{
    private static readonly TagWindow Window = new(new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 29, 9, 5, 7, TimeSpan.FromHours(-3)));

    [Theory]
    [InlineData("https://a.example/v1", null, null, "https://a.example/v1/transactions?posted_from=2026-03-29T00%3A00%3A00Z&posted_to=2026-03-29T12%3A05%3A07Z&page_size=500")]
    [InlineData("https://a.example/", 3, null, "https://a.example/transactions?posted_from=2026-03-29T00%3A00%3A00Z&posted_to=2026-03-29T12%3A05%3A07Z&page_size=500&page=3")]
    [InlineData("https://a.example", null, "a&b=/ç", "https://a.example/transactions?posted_from=2026-03-29T00%3A00%3A00Z&posted_to=2026-03-29T12%3A05%3A07Z&page_size=500&cursor=a%26b%3D%2F%C3%A7")]
    public void Address_OfAPage_IsTheContracts(string baseUrl, int? number, string? cursor, string expected)
    {
        var options = new TagApiOptions { BaseUrl = new Uri(baseUrl), ClientId = "a", Secret = default, FirstDay = default };
        Assert.Equal(expected, new RestPages(null!, null!, options).AddressOf(Window, new PagePosition(number, cursor)).AbsoluteUri);
    }

    [Theory]
    [InlineData("""{"access_token":"abc","token_type":"Bearer","expires_in":60}""", "abc", 60.0)]
    [InlineData("""{"expires_in":"3600","scope":"a b","token_type":"bearer","x":{"y":[1]},"access_token":"a.b-c_d~e+f/g="}""", "a.b-c_d~e+f/g=", 3600.0)]
    [InlineData("""{"access_token":"abc","token_type":"BEARER"}""", "abc", null)]
    [InlineData("""{"access_token":"abc","token_type":"Bearer","expires_in":null}""", "abc", null)]
    public void TokenAnswer_ThatIsGood_IsRead(string json, string token, double? seconds)
    {
        Assert.True(TokenAnswer.TryRead(Encoding.UTF8.GetBytes(json), out var answer));
        Assert.Equal((token, seconds), (answer.Token, answer.Life?.TotalSeconds));
        Assert.DoesNotContain(token, answer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"abc\"")]
    [InlineData("""{"access_token":"abc","token_type":"Bearer","expires_in":60""")]
    [InlineData("""{"access_token":"abc","token_type":"Bearer"}{}""")]
    [InlineData("""{"access_token":"abc"}""")]
    [InlineData("""{"access_token":"abc","token_type":"mac"}""")]
    [InlineData("""{"access_token":"","token_type":"Bearer"}""")]
    [InlineData("""{"access_token":"a b","token_type":"Bearer"}""")]
    [InlineData("""{"access_token":"a\r\nHost: b","token_type":"Bearer"}""")]
    [InlineData("""{"access_token":7,"token_type":"Bearer"}""")]
    [InlineData("""{"access_token":"abc","token_type":"Bearer","expires_in":-1}""")]
    [InlineData("""{"access_token":"abc","token_type":"Bearer","expires_in":"soon"}""")]
    [InlineData("""{"access_token":"abc","token_type":"Bearer","expires_in":1e300}""")]
    public void TokenAnswer_ThatIsNone_IsRefused(string json) => Assert.False(TokenAnswer.TryRead(Encoding.UTF8.GetBytes(json), out _));

    [Theory]
    [InlineData("""{"transactions":[],"next_cursor":null}""", null, null, null)]
    [InlineData("\uFEFF {\"transactions\" : [ {\"a\":1} , [2], 3 ] , \"next_cursor\" : \"c\"}\n", null, null, "c", """{"a":1}""", "[2]", "3")]
    [InlineData("""{"snapshot":"s","total":9,"next_cursor":"\u00e7","transactions":[{"a":"]}"}],"more":{"transactions":[1]}}""", "s", 9L, "ç", """{"a":"]}"}""")]
    [InlineData("""{"next_cursor":null,"transactions":[{"a":1,"a":2},"x"]}""", null, null, null, """{"a":1,"a":2}""", "\"x\"")]
    public void RestPage_ThatIsGood_IsReadAsItCame(string json, string? snapshot, long? total, string? cursor, params string[] records)
    {
        var page = Read(json, new PagePosition(Number: null, Cursor: null));
        Assert.Equal((snapshot, total, cursor), (page.Snapshot, page.Total, page.NextCursor));
        Assert.Equal(records, page.Records.Select(record => Encoding.UTF8.GetString(record.Json.Span)));
        Assert.All(page.Records, record => Assert.True(record.Fault is null && record.Received.Span.SequenceEqual(record.Json.Span)));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("[]", false)]
    [InlineData("null", false)]
    [InlineData("""{"next_cursor":null}""", false)]
    [InlineData("""{"transactions":[]}""", false)] // nobody could tell a last page from a cut one
    [InlineData("""{"transactions":[],"next_cursor":null}""", true)]
    [InlineData("""{"transactions":[],"total":null}""", true)]
    [InlineData("""{"transactions":[{"a":1}],"next_cursor":nu""", false)]
    [InlineData("""{"transactions":[{"a":1}]""", false)]
    [InlineData("""{"transactions":[{"a":1}""", false)]
    [InlineData("""{"transactions":[{"a":NaN}],"next_cursor":null}""", false)]
    [InlineData("""{"transactions":[{"a":1},],"next_cursor":null}""", false)]
    [InlineData("""{"transactions":[],"next_cursor":null}{}""", false)]
    [InlineData("""{"transactions":{},"next_cursor":null}""", false)]
    [InlineData("""{"transactions":null,"next_cursor":null}""", false)]
    [InlineData("""{"transactions":[],"transactions":[],"next_cursor":null}""", false)]
    [InlineData("""{"transactions":[],"next_cursor":null,"next_cursor":"a"}""", false)]
    [InlineData("""{"transactions":[],"next_cursor":""}""", false)]
    [InlineData("""{"transactions":[],"next_cursor":7}""", false)]
    [InlineData("""{"transactions":[],"next_cursor":null,"snapshot":{}}""", false)]
    [InlineData("""{"transactions":[],"total":-1}""", true)]
    [InlineData("""{"transactions":[],"total":"1"}""", true)]
    [InlineData("""{"transactions":[],"total":1.5}""", true)]
    [InlineData("<html>busy</html>", false)]
    public void RestPage_ThatIsNone_IsTransient(string json, bool isByNumber)
    {
        var failure = Assert.Throws<TransientFailureException>(() => Read(json, new PagePosition(isByNumber ? 1 : null, Cursor: null)));
        Assert.Equal("FS2107", failure.Final(3).Code);
    }

    [Fact]
    public void RestPage_WithAVeryDeepRecord_IsRead()
    {
        var deep = new string('[', 100_000) + new string(']', 100_000);
        Assert.Equal(200_000, Assert.Single(Read($"{{\"transactions\":[{deep}],\"next_cursor\":null}}", default).Records).Json.Length);
    }

    [Theory]
    [InlineData("7", null, 7.0)]
    [InlineData("0", null, 0.0)]
    [InlineData("Sun, 29 Mar 2026 12:00:30 GMT", "Sun, 29 Mar 2026 12:00:00 GMT", 30.0)]
    [InlineData("Sun, 29 Mar 2026 13:00:30 GMT", "Sun, 29 Mar 2026 13:00:00 GMT", 30.0)] // by the operator's clock
    [InlineData("Sun, 29 Mar 2026 12:00:30 GMT", null, 30.0)]
    [InlineData("Sun, 29 Mar 2026 11:00:00 GMT", null, 0.0)]
    [InlineData("soon", null, null)]
    [InlineData("-5", null, null)]
    [InlineData("99999999999999999999", null, null)]
    [InlineData(null, null, null)]
    public void RetryAfter_InAnyForm_IsAWait(string? text, string? date, double? seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", text);
        response.Headers.TryAddWithoutValidation("Date", date);
        Assert.Equal(seconds, OperatorAnswer.WaitOf(response, TagBench.Start)?.TotalSeconds);
    }

    [Theory]
    [InlineData("Sun, 29 Mar 2026 11:59:00 GMT", -60)]
    [InlineData("Mon, 30 Mar 2026 12:00:00 GMT", 86_400)]
    [InlineData("Mon, 30 Mar 2026 12:00:02 GMT", 0)] // more than a day: no clock
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT", 0)]
    [InlineData("yesterday", 0)]
    public void AnswerTime_OfADate_IsTheOperatorsWhereItCanBeBelieved(string date, int seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Date", date);
        Assert.Equal(TagBench.Start.AddSeconds(seconds), OperatorAnswer.TimeOf(response, TagBench.Start.AddMilliseconds(700)));
    }

    private static TagPageContent Read(string json, PagePosition position) => RestPageReader.Read("host", Encoding.UTF8.GetBytes(json), position);
}
