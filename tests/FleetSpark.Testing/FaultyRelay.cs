using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace FleetSpark.Testing;

/// <summary>Stands between a client and the local cloud, and does to a request what no healthy server can be made to do.</summary>
public sealed class FaultyRelay : IAsyncDisposable
{
    private static readonly HashSet<string> NotPassedOn = new(StringComparer.OrdinalIgnoreCase) { "Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Expect", "Server", "Date" };

    private readonly HttpClient _client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseProxy = false, AllowAutoRedirect = false });
    private readonly Uri _cloud;
    private readonly Func<HttpRequest, Task<Fault>> _faultOf;
    private readonly WebApplication _server;

    private FaultyRelay(Uri cloud, Func<HttpRequest, Task<Fault>> faultOf)
    {
        _cloud = cloud;
        _faultOf = faultOf;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _server = builder.Build();
        _server.Run(RelayAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint => new(_server.Urls.Single());

    /// <summary>Where <see cref="Fault.Half"/> cuts and <see cref="Fault.Stalled"/> stops, as a part of the body.</summary>
    public double CutAt { get; set; } = 0.5;

    /// <summary>Begins.</summary>
    /// <param name="cloud">Where requests go.</param>
    /// <param name="faultOf">What is done to each.</param>
    public static Task<FaultyRelay> StartAsync(Uri cloud, Func<HttpRequest, Fault> faultOf) => StartAsync(cloud, request => Task.FromResult(faultOf(request)));

    /// <summary>Begins.</summary>
    /// <param name="cloud">Where requests go.</param>
    /// <param name="faultOf">What is done to each, when it is known.</param>
    public static async Task<FaultyRelay> StartAsync(Uri cloud, Func<HttpRequest, Task<Fault>> faultOf)
    {
        var relay = new FaultyRelay(cloud, faultOf);
        await relay._server.StartAsync();
        return relay;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _client.Dispose();
    }

    private async Task RelayAsync(HttpContext context)
    {
        switch (await _faultOf(context.Request))
        {
            case Fault.Before:
                context.Abort();
                break;
            case Fault.Conflict:
                await RefuseAsync(context, StatusCodes.Status409Conflict, "ConditionalRequestConflict");
                break;
            case Fault.Busy:
                await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "SlowDown");
                break;
            case Fault.Throttled:
                await RefuseAsync(context, StatusCodes.Status400BadRequest, "ThrottlingException");
                break;
            case Fault.Broken:
                await RefuseAsync(context, StatusCodes.Status500InternalServerError, "InternalServerException");
                break;
            case Fault.Hung:
                await HangAsync(context);
                break;
            case Fault.Denied:
                await RefuseAsync(context, StatusCodes.Status400BadRequest, "AccessDeniedException");
                break;
            case var fault:
                await PassOnAsync(context, fault);
                break;
        }
    }

    private static Task HangAsync(HttpContext context) => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    private static Task RefuseAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        if (context.Request.Headers.ContainsKey("X-Amz-Target"))
        {
            context.Response.ContentType = "application/x-amz-json-1.1";
            return context.Response.WriteAsync($$"""{"__type":"{{code}}","message":"made up by a test"}""");
        }

        context.Response.ContentType = "application/xml";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>made up by a test</Message></Error>");
    }

    private async Task PassOnAsync(HttpContext context, Fault fault)
    {
        using var answer = await AskAsync(context.Request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (fault == Fault.After)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in ((IEnumerable<KeyValuePair<string, IEnumerable<string>>>)answer.Headers).Concat(answer.Content.Headers).Where(header => !NotPassedOn.Contains(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        context.Response.ContentLength = answer.Content.Headers.ContentLength;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        if (fault == Fault.None)
        {
            await context.Response.Body.WriteAsync(body);
            return;
        }

        await context.Response.Body.WriteAsync(body.AsMemory(0, (int)(body.Length * CutAt)));
        await context.Response.Body.FlushAsync();
        if (fault == Fault.Stalled)
        {
            await HangAsync(context);
        }

        context.Abort();
    }

    private async Task<HttpResponseMessage> AskAsync(HttpRequest asked)
    {
        using var bytes = new MemoryStream();
        await asked.Body.CopyToAsync(bytes);
        using var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri(_cloud, asked.GetEncodedPathAndQuery())) { Content = new ByteArrayContent(bytes.ToArray()) };
        foreach (var (name, values) in asked.Headers.Where(header => !NotPassedOn.Contains(header.Key)))
        {
            _ = request.Headers.TryAddWithoutValidation(name, values.ToArray()) || request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        return await _client.SendAsync(request);
    }
}

/// <summary>What is done to a request.</summary>
public enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The connection is cut before the request is passed on.</summary>
    Before,

    /// <summary>The request is done, and the connection cut before its answer.</summary>
    After,

    /// <summary>The request is done, and the connection cut in the middle of its answer's body.</summary>
    Half,

    /// <summary>409: another write of the key is under way.</summary>
    Conflict,

    /// <summary>503: slower, please.</summary>
    Busy,

    /// <summary>400, as services that speak JSON say so: slower, please.</summary>
    Throttled,

    /// <summary>500.</summary>
    Broken,

    /// <summary>There never is an answer.</summary>
    Hung,

    /// <summary>The request is done, and in the middle of its answer's body nothing comes any more.</summary>
    Stalled,

    /// <summary>400, as services that speak JSON say it: not for you.</summary>
    Denied,
}
