using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace FleetSpark.EmrTests.Wire;

/// <summary>A service that answers as a test says, one answer a request, the last one to all that come after, and keeps what it was asked.</summary>
internal sealed class ScriptedService : IAsyncDisposable
{
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers;
    private readonly WebApplication _server;

    private ScriptedService(IEnumerable<Func<HttpContext, Task>> answers)
    {
        _answers = new ConcurrentQueue<Func<HttpContext, Task>>(answers);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    public Uri Endpoint => new(_server.Urls.Single());

    public IReadOnlyList<ScriptedRequest> Requests => [.. _requests];

    public static async Task<ScriptedService> StartAsync(params IEnumerable<Func<HttpContext, Task>> answers)
    {
        var service = new ScriptedService(answers);
        await service._server.StartAsync();
        return service;
    }

    /// <summary>An answer.</summary>
    public static Func<HttpContext, Task> Says(int status, string body, params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(body);
    };

    /// <summary>No answer: the connection is cut.</summary>
    public static Func<HttpContext, Task> Cuts { get; } = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>No answer, ever.</summary>
    public static Func<HttpContext, Task> Hangs { get; } = context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>The head of an answer and some of its body, and nothing more.</summary>
    public static Func<HttpContext, Task> Stalls { get; } = async context =>
    {
        context.Response.ContentLength = 100;
        await context.Response.WriteAsync("{");
        await context.Response.Body.FlushAsync();
        await Hangs(context);
    };

    /// <summary>A fault after which a call may be made again: throttled, broken, cut, stalled or hung.</summary>
    /// <param name="fault">Which one.</param>
    /// <param name="throttling">What the service says where it throttles.</param>
    public static Func<HttpContext, Task> FaultOf(string fault, string throttling) => fault switch
    {
        "throttled" => Says(400, throttling),
        "broken" => Says(500, "oops"),
        "cut" => Cuts,
        "stalled" => Stalls,
        _ => Hangs,
    };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        _requests.Enqueue(new ScriptedRequest(
            context.Request.Method, context.Request.GetEncodedPathAndQuery(), context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync()));
        _answers.TryPeek(out var answer);
        if (_answers.Count > 1)
        {
            _answers.TryDequeue(out _);
        }

        await answer!(context);
    }
}

/// <summary>What was asked.</summary>
internal sealed record ScriptedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
