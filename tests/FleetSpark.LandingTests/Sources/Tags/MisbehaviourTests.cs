using FleetSpark.Core;
using FleetSpark.Landing.Sources.Tags;
using FleetSpark.TagOperator;

namespace FleetSpark.LandingTests.Tags;

/// <summary>An operator that misbehaves over a real connection: what passes is waited out, what does not is told by its code, and no record is lost or doubled.</summary>
public sealed class MisbehaviourTests
{
    private static readonly TagProtocol[] All = [TagProtocol.Rest, TagProtocol.Soap11, TagProtocol.Soap12];

    public static TheoryData<TagProtocol> Protocols => [.. All];

    private static readonly Dictionary<string, Func<Misbehaviour>> Passing = new(StringComparer.Ordinal)
    {
        ["429"] = () => Misbehaviour.Status(429),
        ["408"] = () => Misbehaviour.Status(408),
        ["500"] = () => Misbehaviour.Status(500),
        ["502"] = () => Misbehaviour.Body("text/html", "<html>bad gateway</html>", 502),
        ["503"] = () => Misbehaviour.Status(503, "7"),
        ["drop"] = Misbehaviour.Drop,
        ["cut by length"] = () => Misbehaviour.Cut(isChunked: false),
        ["cut between chunks"] = () => Misbehaviour.Cut(isChunked: true),
        ["ends early"] = () => Misbehaviour.EndEarly(0.7),
        ["empty"] = () => Misbehaviour.EndEarly(0),
        ["gzip cut"] = () => Misbehaviour.Gzip(0.6),
        ["other encoding"] = () => Misbehaviour.NamedEncoding("br"),
        ["no gzip"] = () => Misbehaviour.NamedEncoding("gzip"),
        ["other text"] = () => Misbehaviour.Body("text/html", "<html>please log in</html>"),
    };

    // What is before the body's meaning is the same for all.
    private static readonly string[] OfEachProtocol = ["500", "cut by length", "ends early", "other text"];

    public static TheoryData<string, TagProtocol> PassingCases =>
        [.. Passing.Keys.SelectMany(name => All.Where(protocol => protocol == TagProtocol.Rest || OfEachProtocol.Contains(name)).Select(protocol => new TheoryDataRow<string, TagProtocol>(name, protocol)))];

    [Theory]
    [MemberData(nameof(PassingCases))]
    public async Task Lander_FaultThatPasses_LandsAllOnce(string name, TagProtocol protocol)
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(8);
        foreach (var isBad in new[] { false, true, true, false, true })
        {
            bench.Server.Script.Enqueue(isBad ? Passing[name]() : null);
        }

        var report = await bench.LandAsync(bench.Options(protocol));

        Assert.Equal((8L, 3, 0), (report.Records, report.Pages, report.ReadAnew));
        Assert.Equal(name == "503" ? [7, 7, 7] : [1, 2, 1], bench.Clock.Waits.Select(wait => (int)wait.TotalSeconds));
        await bench.AssertCountAsync(charges);
    }

    [Fact]
    public async Task Answer_WhoseEncodingIsNoneByName_IsRead()
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(2);
        bench.Server.Script.Enqueue(Misbehaviour.NamedEncoding("identity"));
        Assert.Equal(2, (await bench.LandAsync(bench.Options())).Records);
        Assert.Empty(bench.Clock.Waits);
        await bench.AssertCountAsync(charges);
    }

    [Theory]
    [MemberData(nameof(PassingCases))]
    public async Task Lander_FaultThatStays_StopsByItsCodeAndLandsAllLater(string name, TagProtocol protocol)
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(4);
        bench.Server.Script.Enqueue(null);
        Enumerable.Range(0, 4).ToList().ForEach(_ => bench.Server.Script.Enqueue(Passing[name]()));
        var code = name switch
        {
            "drop" or "cut by length" or "cut between chunks" or "gzip cut" or "no gzip" => "FS2102",
            "ends early" or "empty" or "other encoding" or "other text" => "FS2107",
            _ => "FS2105",
        };

        var error = await bench.FailAsync(code, bench.Options(protocol));

        Assert.Equal(FailureKind.Retry, error.Kind);
        Assert.Contains("4 ", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, (await bench.LandAsync(bench.Options(protocol))).Records);
        await bench.AssertCountAsync(charges);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lander_AnswerThatDoesNotEnd_IsGivenUpAfterItsTimeout(bool hasBegun)
    {
        await using var bench = await TagBench.StartAsync();
        bench.Post(2);
        bench.Server.Script.Enqueue(Misbehaviour.Hang(bench.Clock.TimeOut, hasBegun));
        Assert.Equal(2, (await bench.LandAsync()).Records);

        Enumerable.Range(0, 4).ToList().ForEach(_ => bench.Server.Script.Enqueue(Misbehaviour.Hang(bench.Clock.TimeOut, hasBegun)));
        Assert.Contains("no end after 61 s", (await bench.FailAsync("FS2102")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lander_StoppedWhileAnAnswerHangs_Stops()
    {
        await using var bench = await TagBench.StartAsync();
        using var stop = new CancellationTokenSource();
        bench.Server.Script.Enqueue(Misbehaviour.Hang(stop.Cancel));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Lander().LandAsync(progress: null, beginNoneAfter: null, stop.Token));
    }

    [Theory]
    [InlineData("429", "7", 7)]
    [InlineData("503", "Sun, 29 Mar 2026 12:00:42 GMT", 42)]
    [InlineData("503", "Sun, 29 Mar 2026 11:00:00 GMT")] // over already
    [InlineData("429", "whenever", 1)]
    public async Task Lander_RetryAfter_IsWaitedFor(string status, string retryAfter, params int[] seconds)
    {
        await using var bench = await TagBench.StartAsync();
        bench.Post(1);
        bench.Server.Script.Enqueue(Misbehaviour.Status(int.Parse(status), retryAfter));
        Assert.Equal(1, (await bench.LandAsync()).Records);
        Assert.Equal(seconds, bench.Clock.Waits.Select(wait => (int)wait.TotalSeconds));
    }

    [Theory]
    [InlineData("301")]
    [InlineData("Sun, 29 Mar 2026 12:05:01 GMT")]
    public async Task Lander_RetryAfterBeyondItsBound_StopsAtOnce(string retryAfter)
    {
        await using var bench = await TagBench.StartAsync();
        bench.Server.Script.Enqueue(Misbehaviour.Status(429, retryAfter));
        Assert.Contains("asks to wait 301 s", (await bench.FailAsync("FS2104")).Message, StringComparison.Ordinal);
        Assert.Empty(bench.Clock.Waits);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(204)]
    public async Task Lander_StatusThatNoTryChanges_StopsAtOnce(int status)
    {
        await using var bench = await TagBench.StartAsync();
        bench.Server.Script.Enqueue(Misbehaviour.Status(status));
        await bench.FailAsync("FS2106");
        Assert.Empty(bench.Clock.Waits);
    }

    [Fact]
    public async Task Lander_Redirect_IsNotFollowed()
    {
        await using var bench = await TagBench.StartAsync();
        await using var other = await TagOperatorServer.StartAsync();
        bench.Server.Script.Enqueue(Misbehaviour.Redirect($"{other.RestUrl}/transactions"));
        await bench.FailAsync("FS2106");
        Assert.Empty(other.Calls);
    }

    [Theory]
    [InlineData(false, TagProtocol.Rest)]
    [InlineData(true, TagProtocol.Rest)]
    [InlineData(true, TagProtocol.Soap12)]
    public async Task Lander_AnswerThatIsTooLarge_IsNotReadFurther(bool isPacked, TagProtocol protocol)
    {
        await using var bench = await TagBench.StartAsync();
        bench.Server.Script.Enqueue(Misbehaviour.Oversize(1L << 40, isPacked)); // a tebibyte: it would be read for hours
        Assert.Contains("larger than 1 MiB", (await bench.FailAsync("FS2108", bench.Options(protocol) with { AnswerBytes = 1 << 20 })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Lander_GzipAnswer_IsUnpacked(TagProtocol protocol)
    {
        await using var bench = await TagBench.StartAsync();
        var charges = bench.Post(5);
        bench.Server.Script.Enqueue(Misbehaviour.Gzip());
        bench.Server.Script.Enqueue(Misbehaviour.Gzip());
        await bench.LandAsync(bench.Options(protocol));
        await bench.AssertCountAsync(charges);
    }

    [Fact]
    public async Task Lander_OperatorThatIsNotThere_IsToldByItsCode()
    {
        await using var bench = await TagBench.StartAsync();
        await bench.Server.DisposeAsync();
        Assert.Contains("'127.0.0.1'", (await bench.FailAsync("FS2102")).Message, StringComparison.Ordinal);
    }
}
