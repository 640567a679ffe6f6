using FleetSpark.Core;
using FleetSpark.Landing;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.LandingTests.Tags;

/// <summary>The operator's settings: all faults at once, and no secret in any.</summary>
public sealed class TagApiOptionsTests
{
    private const string Least = """
        base_url: https://operator.example/v1
        token_url: https://operator.example/token
        client_id: fleet
        secret: secretsmanager:tag-operator
        first_day: 2026-03-29
        """;

    [Fact]
    public void Options_OfTheLeastText_HaveTheirDefaults()
    {
        var options = Parse(Least);
        Assert.Equal(
            new TagApiOptions
            {
                BaseUrl = new Uri("https://operator.example/v1"),
                TokenUrl = new Uri("https://operator.example/token"),
                ClientId = "fleet",
                Secret = new SecretName(SecretStore.SecretsManager, "tag-operator"),
                FirstDay = Day.Parse("2026-03-29"),
            },
            options);
    }

    [Fact]
    public void Options_OfAWholeText_AreRead()
    {
        var options = Parse(
            """
            protocol: soap12
            base_url: http://127.0.0.1:8080/soap
            client_id: fleet
            secret: file:/run/secrets/tags
            page_size: 1000
            paging: number
            overlap_minutes: 60
            first_day: 2026-01-01
            longest_window_minutes: 30
            timeout_seconds: 5
            tries: 2
            longest_wait_seconds: 7
            answer_mebibytes: 1
            """);
        Assert.Equal((TagProtocol.Soap12, TagPaging.Number, true, 1000, 2, 1 << 20), (options.Protocol, options.Paging, options.IsSoap, options.PageSize, options.Tries, options.AnswerBytes));
        Assert.Equal((60, 30, 5, 7), ((int)options.Overlap.TotalMinutes, (int)options.LongestWindow.TotalMinutes, (int)options.Timeout.TotalSeconds, (int)options.LongestWait.TotalSeconds));
    }

    [Fact]
    public void Options_WithManyFaults_NameAllOfThem()
    {
        var error = Assert.Throws<FleetException>(() => Parse(
            """
            protocol: graphql
            base_url: http://operator.example
            token_url: https://user:hidden@operator.example/token
            client_id: fleet
            secret: hidden
            page_size: 0
            paging: forward
            overlap_minutes: -1
            longest_window_minutes: many
            tries: 21
            first_day: 29/03/2026
            colour: blue
            """));
        Assert.Equal("FS2502", error.Code);
        string[] named = ["protocol", "base_url", "token_url", "secret", "page_size", "paging", "overlap_minutes", "longest_window_minutes", "tries", "first_day", "colour"];
        Assert.All(named, name => Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("hidden", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("base_url: https://operator.example/v1\n", "'base_url' is missing")]
    [InlineData("token_url: https://operator.example/token\n", "'token_url' is missing")]
    [InlineData("client_id: fleet\n", "'client_id' is missing")]
    [InlineData("secret: secretsmanager:tag-operator\n", "'secret' is missing")]
    [InlineData("first_day: 2026-03-29", "'first_day' is missing")]
    public void Options_WithoutARequiredKey_SayThatItIsMissing(string line, string fault)
    {
        var error = Assert.Throws<FleetException>(() => Parse(Least.ReplaceLineEndings("\n").Replace(line, string.Empty, StringComparison.Ordinal)));
        Assert.StartsWith($"1 fault(s) in landing.yaml:\n  landing.yaml: tags: {fault}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("base_url", "ftp://operator.example")]
    [InlineData("base_url", "https://operator.example/v1?key=hidden")]
    [InlineData("base_url", "https://operator.example/v1#part")]
    [InlineData("base_url", "operator.example")]
    [InlineData("token_url", "http://10.0.0.1/token")]
    [InlineData("first_day", "1999-12-31")]
    [InlineData("client_id", "\"a\\tb\"")]
    public void Options_WithAValueOutOfRange_AreRefused(string key, string value)
    {
        var text = string.Join('\n', Least.ReplaceLineEndings("\n").Split('\n').Select(line => line.StartsWith($"{key}:", StringComparison.Ordinal) ? $"{key}: {value}" : line));
        Assert.Contains($"'{key}'", Assert.Throws<FleetException>(() => Parse(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token_url: https://operator.example/token")]
    [InlineData("scope: all")]
    public void Options_OfSoapWithAKeyOfRest_AreRefused(string line)
    {
        var text = $"protocol: soap11\nbase_url: https://operator.example\nclient_id: a\nsecret: file:a\nfirst_day: 2026-03-29\n{line}\n";
        Assert.Contains("is for rest alone", Assert.Throws<FleetException>(() => Parse(text)).Message, StringComparison.Ordinal);
    }

    private static TagApiOptions Parse(string text) => LandingSettings.Parse($"tags:\n  {text.ReplaceLineEndings("\n  ")}").Tags!;
}
