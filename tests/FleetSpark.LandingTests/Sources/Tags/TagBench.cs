using FleetSpark.Core;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Tags;
using FleetSpark.TagOperator;

namespace FleetSpark.LandingTests.Tags;

/// <summary>An operator, a raw store and a clock that both go by, to land from one into the other.</summary>
internal sealed class TagBench : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);

    private readonly TagOperatorOptions _options;
    private readonly HttpClient _http = TagLander.NewHttpClient();

    private TagBench(TagOperatorServer server, TagOperatorOptions options, SkippingClock clock)
    {
        Server = server;
        _options = options;
        Clock = clock;
    }

    public TagOperatorServer Server { get; }

    public SkippingClock Clock { get; }

    public string UserName => _options.ClientId;

    public string Secret => _options.Secret;

    public RawLake Raw { get; private set; } = new(new MemoryStore());

    public static async Task<TagBench> StartAsync(Func<TagOperatorOptions, TagOperatorOptions>? change = null)
    {
        var clock = new SkippingClock(Start);
        var options = new TagOperatorOptions { Clock = clock };
        options = change?.Invoke(options) ?? options;
        return new TagBench(await TagOperatorServer.StartAsync(options), options, clock);
    }

    /// <summary>Another raw store, no charges, and the time of the beginning; the operator is the same one.</summary>
    public void BeginAnew()
    {
        Raw.Dispose();
        Raw = new RawLake(new MemoryStore());
        Server.Book.Clear();
        Server.BeforePage = null;
        Clock.BeginAnew();
    }

    public TagApiOptions Options(TagProtocol protocol = TagProtocol.Rest) => new()
    {
        Protocol = protocol,
        BaseUrl = protocol == TagProtocol.Rest ? Server.RestUrl : Server.SoapUrl,
        TokenUrl = protocol == TagProtocol.Rest ? Server.TokenUrl : null,
        ClientId = _options.ClientId,
        Secret = new SecretName(SecretStore.File, "tag-secret"),
        FirstDay = Day.Parse("2026-03-29"),
        PageSize = 3,
        Timeout = SkippingClock.Patience,
        Tries = 4,
    };

    public TagLander Lander(TagApiOptions? options = null, IObjectStore? store = null, HttpClient? http = null, string? secret = null) =>
        new(Sources.Of("tags"), store ?? Raw.Store, options ?? Options(), new FixedSecret(secret ?? _options.Secret), http ?? _http, Clock);

    public Task<TagReport> LandAsync(TagApiOptions? options = null) => Lander(options).LandAsync(progress: null, beginNoneAfter: null, RawLake.Cancellation);

    /// <summary>Lands, which must fail with this code.</summary>
    public async Task<FleetException> FailAsync(string code, TagApiOptions? options = null)
    {
        var error = await Assert.ThrowsAsync<FleetException>(() => LandAsync(options));
        Assert.Equal(code, error.Code);
        return error;
    }

    /// <summary>Posts charges a minute apart, the first one at the beginning of the day.</summary>
    public IReadOnlyList<string> Post(int count, int first = 0)
    {
        var charges = Enumerable.Range(first, count).Select(Charge).ToList();
        for (var i = 0; i < count; i++)
        {
            Server.Book.Post(charges[i], Start.AddHours(-12).AddMinutes(first + i));
        }

        return charges;
    }

    public static string Charge(int number) =>
        $$"""{"transaction_id":"t-{{number}}","plate":"ABC1D23","kind":"toll","occurred_at":"2026-03-29T00:00:00Z","amount":12.50,"currency":"BRL","place_name":"Praça {{number}}"}""";

    /// <summary>All records of the raw store, in the order of their texts.</summary>
    public async Task<IReadOnlyList<string>> LandedAsync() => [.. (await Raw.RecordsAsync()).Order(StringComparer.Ordinal)];

    /// <summary>The raw store holds these records and no other, each once.</summary>
    public async Task AssertLandedAsync(IEnumerable<string> charges) => Assert.Equal(charges.Order(StringComparer.Ordinal), await LandedAsync());

    /// <summary>The raw store holds as many records, none of them twice: by SOAP they have other texts than the charges.</summary>
    public async Task AssertCountAsync(IReadOnlyCollection<string> charges)
    {
        var landed = await LandedAsync();
        Assert.Equal((charges.Count, charges.Count), (landed.Count, landed.Distinct(StringComparer.Ordinal).Count()));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _http.Dispose();
        Raw.Dispose();
    }

    private sealed class FixedSecret(string secret) : ISecretReader
    {
        public Task<string> ReadAsync(SecretName name, CancellationToken cancellationToken) => Task.FromResult(secret);
    }
}
