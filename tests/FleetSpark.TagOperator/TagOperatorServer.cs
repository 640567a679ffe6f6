using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FleetSpark.TagOperator;

/// <summary>
/// A tag operator: REST and SOAP over the same charges, on a free port of this machine, misbehaving as it is told. It knows the contract
/// from tag-operator.wsdl and shares no code with what lands.
/// </summary>
public sealed class TagOperatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TagOperatorOptions _options;
    private int _pages;

    private TagOperatorServer(WebApplication app, TagOperatorOptions options)
    {
        _app = app;
        _options = options;
        Tokens = new TokenDesk(options);
        var rest = new RestDesk(this, options);
        var soap = new SoapDesk(this, options);
        Map("POST", "/token", TokenScript, Tokens.AnswerAsync);
        Map("GET", "/api/transactions", Script, context => Task.FromResult(rest.Answer(context)));
        Map("POST", "/soap", Script, soap.AnswerAsync);
    }

    /// <summary>What was posted.</summary>
    public ChargeBook Book { get; } = new();

    /// <summary>Misbehaviours for the next calls for pages, one a call; null answers that call well.</summary>
    public ConcurrentQueue<Misbehaviour?> Script { get; } = new();

    /// <summary>Misbehaviours for the next calls for tokens, one a call.</summary>
    public ConcurrentQueue<Misbehaviour?> TokenScript { get; } = new();

    /// <summary>Called before each page is made, with the count of pages made before: the place to post something between two pages.</summary>
    public Action<int>? BeforePage { get; set; }

    /// <summary>All calls so far, as <c>GET /api/transactions?...</c>.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Tokens given so far.</summary>
    public int TokensGiven => Tokens.Given;

    /// <summary>The address of the server.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The base address by REST.</summary>
    public Uri RestUrl => new(Address, "api");

    /// <summary>Where tokens are had.</summary>
    public Uri TokenUrl => new(Address, "token");

    /// <summary>The address by SOAP, of either version.</summary>
    public Uri SoapUrl => new(Address, "soap");

    internal TokenDesk Tokens { get; }

    /// <summary>Starts an operator.</summary>
    public static async Task<TagOperatorServer> StartAsync(TagOperatorOptions? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port: 0));
        var server = new TagOperatorServer(builder.Build(), options ?? new TagOperatorOptions());
        await server._app.StartAsync();
        var addresses = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        server.Address = new Uri(addresses.Addresses.First());
        return server;
    }

    /// <summary>No token that was given holds any longer.</summary>
    public void RevokeTokens() => Tokens.Revoke();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync(); // calls that hang are not waited for
        try
        {
            await _app.StopAsync(atOnce.Token);
        }
        catch (OperationCanceledException)
        {
            // some were cut off
        }

        await _app.DisposeAsync();
    }

    /// <summary>The page that is asked for, of either protocol.</summary>
    internal Page PageOf(DateTimeOffset from, DateTimeOffset to, int size, int? number, string? cursor)
    {
        BeforePage?.Invoke(Interlocked.Increment(ref _pages) - 1);
        var length = Math.Min(size, _options.LargestPage);
        if (number is { } page)
        {
            var all = Book.Find(from, to);
            return new Page(all, [.. all.Skip((page - 1) * length).Take(length)], NextCursor: null, IsGone: false);
        }

        var (name, start) = cursor?.Split('-') is [var pinned, var offset] ? (pinned, int.Parse(offset, CultureInfo.InvariantCulture)) : (null, 0);
        var charges = name is null ? Book.Find(from, to) : Book.Pinned(name);
        if (charges is null)
        {
            return new Page([], [], NextCursor: null, IsGone: true);
        }

        var end = start + length;
        return new Page(charges, [.. charges.Skip(start).Take(length)], end < charges.Count ? $"{name ?? Book.Pin(charges)}-{end}" : null, IsGone: false);
    }

    private void Map(string method, string path, ConcurrentQueue<Misbehaviour?> script, Func<HttpContext, Task<Answer>> good) =>
        _app.MapMethods(path, [method], (HttpContext context) => AnswerAsync(context, script, good));

    private async Task AnswerAsync(HttpContext context, ConcurrentQueue<Misbehaviour?> script, Func<HttpContext, Task<Answer>> good)
    {
        Calls.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
        context.Response.Headers.Date = _options.Clock.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        if (script.TryDequeue(out var misbehaviour) && misbehaviour is not null)
        {
            await misbehaviour.RunAsync(context, () => good(context));
        }
        else
        {
            await Misbehaviour.SendAsync(context, await good(context));
        }
    }
}

/// <summary>A page.</summary>
/// <param name="All">All charges of the window.</param>
/// <param name="Charges">Those of the page.</param>
/// <param name="NextCursor">By which the next page is asked for; null for the last one.</param>
/// <param name="IsGone">Whether the cursor is not known.</param>
internal sealed record Page(IReadOnlyList<PostedCharge> All, IReadOnlyList<PostedCharge> Charges, string? NextCursor, bool IsGone);
