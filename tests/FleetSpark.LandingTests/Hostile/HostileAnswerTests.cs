using FleetSpark.TagOperator;

namespace FleetSpark.LandingTests.Hostile;

/// <summary>What a tag operator may answer to do harm, landed by the program itself: each comes to an end by a code, in bounded memory.</summary>
[Collection(nameof(RunsAlone))]
public sealed class HostileAnswerTests(ITestOutputHelper output) : IDisposable
{
    private const int FewMegabytes = 250; // 32 MiB of an answer are held where nothing else is said, and are copied when room for more is made
    private const string Envelope = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><ListTransactionsResponse xmlns=\"urn:fleetspark:tag-operator:1\"><snapshot>s</snapshot><total>1</total>";
    private const string EnvelopeEnd = "</ListTransactionsResponse></s:Body></s:Envelope>";
    private const string Page = "{\"snapshot\":\"s\",\"total\":1,\"next_cursor\":null,\"transactions\":[{\"transaction_id\":\"";
    private const string Laughs =
        "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\"><!ENTITY h \"&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;\"><!ENTITY i \"&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;\">]>";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("rest", false)]
    [InlineData("rest", true)]
    [InlineData("soap11", false)]
    [InlineData("soap11", true)]
    public async Task Land_PageWithALongText_StopsAtTheLimit(string protocol, bool isPacked)
    {
        var (type, before, after) = PageOf(protocol);
        var said = await LandAsync(Misbehaviour.Oversize(type, before, isPacked ? HostileFiles.BombBytes : HostileFiles.TextBytes, after, isPacked), protocol, exitCode: 1, FewMegabytes);
        Assert.StartsWith("FS2108 ", said, StringComparison.Ordinal);
    }

    // Just within the limit, so that it is read to its end.
    [Theory]
    [InlineData("rest", 300)]
    [InlineData("soap11", 900)] // as characters, as JSON and as the XML that is kept where it is refused
    public async Task Land_PageWithATextWithinTheLimit_RefusesThatRecord(string protocol, int mostMegabytes)
    {
        var (type, before, after) = PageOf(protocol);
        var said = await LandAsync(Misbehaviour.Oversize(type, before, 31 << 20, after, isPacked: true), protocol, exitCode: 0, mostMegabytes);
        Assert.Contains("\"record_too_long\":1", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Land_XmlBomb_IsNotExpanded()
    {
        var said = await LandAsync(Misbehaviour.Body("text/xml", $"{Laughs}{Envelope}<transaction><plate>&i;</plate></transaction>{EnvelopeEnd}"), "soap11", exitCode: 1, FewMegabytes);
        Assert.StartsWith("FS2109 ", said, StringComparison.Ordinal);
    }

    private static (string Type, string Before, string After) PageOf(string protocol) => protocol == "rest"
        ? ("application/json", Page, "\"}]}")
        : ("text/xml", $"{Envelope}<transaction><plate>", $"</plate></transaction>{EnvelopeEnd}");

    private async Task<string> LandAsync(Misbehaviour misbehaviour, string protocol, int exitCode, int mostMegabytes)
    {
        await using var server = await TagOperatorServer.StartAsync();
        server.Script.Enqueue(misbehaviour);
        var secret = _folder.PathOf("secret");
        await File.WriteAllTextAsync(secret, new TagOperatorOptions().Secret, RawLake.Cancellation);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var addresses = protocol == "rest" ? $"base_url: {server.RestUrl}\n  token_url: {server.TokenUrl}" : $"base_url: {server.SoapUrl}";
        await File.WriteAllTextAsync(
            _folder.PathOf("landing.yaml"),
            $"tags:\n  protocol: {protocol}\n  {addresses}\n  client_id: {new TagOperatorOptions().ClientId}\n  secret: file:{secret}\n  first_day: {today:yyyy-MM-dd}\n  tries: 1\n",
            RawLake.Cancellation);
        return await HostileProcess.LandAsync(output, _folder, exitCode, mostMegabytes, "tags", "--json");
    }
}
