using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FleetSpark.Testing;

/// <summary>The Runtime API of AWS Lambda as one function sees it, with events and deadlines as a test wants them.</summary>
public sealed class RuntimeApiServer : IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime";

    private readonly WebApplication _app;
    private readonly Channel<(string Id, byte[] Event, TimeSpan Time)> _events = Channel.CreateUnbounded<(string Id, byte[] Event, TimeSpan Time)>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<FunctionReply>> _replies = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<FunctionReply> _neverBegun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _ids;

    private RuntimeApiServer(WebApplication app)
    {
        _app = app;
        app.MapGet($"{Root}/invocation/next", NextAsync);
        app.MapPost($"{Root}/invocation/{{id}}/response", (string id, HttpContext context) => TakeAsync(_replies[id], isError: false, context));
        app.MapPost($"{Root}/invocation/{{id}}/error", (string id, HttpContext context) => TakeAsync(_replies[id], isError: true, context));
        app.MapPost($"{Root}/init/error", (HttpContext context) => TakeAsync(_neverBegun, isError: true, context));
    }

    /// <summary>What <c>AWS_LAMBDA_RUNTIME_API</c> is to be.</summary>
    public string Address { get; private set; } = string.Empty;

    /// <summary>Ends when the function asks for its first event.</summary>
    public Task Asked => _asked.Task;

    /// <summary>Ends when the function says that it cannot begin.</summary>
    public Task<FunctionReply> NeverBegun => _neverBegun.Task;

    /// <summary>Starts it on a free port.</summary>
    public static async Task<RuntimeApiServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port: 0));
        var server = new RuntimeApiServer(builder.Build());
        await server._app.StartAsync();
        server.Address = new Uri(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Authority;
        return server;
    }

    /// <summary>Hands an event to the function.</summary>
    /// <param name="eventBytes">The event.</param>
    /// <param name="time">How long it has from when it is handed over.</param>
    public Task<FunctionReply> InvokeAsync(byte[] eventBytes, TimeSpan time)
    {
        var id = Interlocked.Increment(ref _ids).ToString("00000000-0000-0000-0000-000000000000", CultureInfo.InvariantCulture);
        var reply = _replies[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _events.Writer.TryWrite((id, eventBytes, time));
        return reply.Task;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync(); // a function that waits for its next event is not waited for
        try
        {
            await _app.StopAsync(atOnce.Token);
        }
        catch (OperationCanceledException)
        {
            // it was cut off
        }

        await _app.DisposeAsync();
    }

    private static async Task TakeAsync(TaskCompletionSource<FunctionReply> reply, bool isError, HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var json = await reader.ReadToEndAsync();
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await context.Response.CompleteAsync();
        reply.TrySetResult(new FunctionReply(isError, json));
    }

    private async Task NextAsync(HttpContext context)
    {
        _asked.TrySetResult();
        var (id, bytes, time) = await _events.Reader.ReadAsync(context.RequestAborted);
        context.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = id;
        context.Response.Headers["Lambda-Runtime-Deadline-Ms"] = (TimeProvider.System.GetUtcNow() + time).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}

/// <summary>What a function said of an event.</summary>
/// <param name="IsError">Whether it said that it failed.</param>
/// <param name="Json">Its words.</param>
public sealed record FunctionReply(bool IsError, string Json);
