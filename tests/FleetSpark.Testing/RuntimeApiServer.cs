using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace FleetSpark.Testing;

/// <summary>The Runtime API of AWS Lambda as one function sees it, with events and deadlines as a test wants them.</summary>
public sealed class RuntimeApiServer : IDisposable
{
    private const string Root = "/2018-06-01/runtime/";

    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<FunctionReply>> _replies = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<FunctionReply> _neverBegun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly BlockingCollection<(string Id, byte[] Event, TimeSpan Time)> _events = [];
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _ids;

    /// <summary>Starts it on a free port.</summary>
    public RuntimeApiServer()
    {
        Address = $"127.0.0.1:{LocalCloud.FreePort()}";
        _listener.Prefixes.Add($"http://{Address}/");
        _listener.Start();
        _ = Task.Factory.StartNew(Serve, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>What <c>AWS_LAMBDA_RUNTIME_API</c> is to be.</summary>
    public string Address { get; }

    /// <summary>Ends when the function asks for its first event.</summary>
    public Task Asked => _asked.Task;

    /// <summary>Ends when the function says that it cannot begin.</summary>
    public Task<FunctionReply> NeverBegun => _neverBegun.Task;

    /// <summary>Hands an event to the function.</summary>
    /// <param name="eventBytes">The event.</param>
    /// <param name="time">How long it has from when it is handed over.</param>
    public Task<FunctionReply> InvokeAsync(byte[] eventBytes, TimeSpan time)
    {
        var id = Interlocked.Increment(ref _ids).ToString("00000000-0000-0000-0000-000000000000", CultureInfo.InvariantCulture);
        var reply = _replies[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _events.Add((id, eventBytes, time));
        return reply.Task;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _events.CompleteAdding();
        _listener.Close();
    }

    // One function asks one thing after the other.
    private void Serve()
    {
        while (Next() is { } context)
        {
            try
            {
                Answer(context);
            }
            catch (Exception failed) when (!_events.IsAddingCompleted)
            {
                _neverBegun.TrySetException(failed);
                foreach (var reply in _replies.Values)
                {
                    reply.TrySetException(failed);
                }
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // the test is over
            }
        }
    }

    private HttpListenerContext? Next()
    {
        try
        {
            return _listener.GetContext();
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            return null; // the test is over
        }
    }

    private void Answer(HttpListenerContext context)
    {
        using var response = context.Response;
        var path = context.Request.Url!.AbsolutePath[Root.Length..];
        if (path == "invocation/next")
        {
            _asked.TrySetResult();
            var (id, bytes, time) = _events.Take();
            response.Headers["Lambda-Runtime-Aws-Request-Id"] = id;
            response.Headers["Lambda-Runtime-Deadline-Ms"] = (TimeProvider.System.GetUtcNow() + time).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            response.ContentLength64 = bytes.Length;
            response.OutputStream.Write(bytes);
            return;
        }

        using var body = new MemoryStream();
        context.Request.InputStream.CopyTo(body);
        var reply = new FunctionReply(path.EndsWith("/error", StringComparison.Ordinal), System.Text.Encoding.UTF8.GetString(body.ToArray()));
        response.StatusCode = (int)HttpStatusCode.Accepted;
        if (path == "init/error")
        {
            _neverBegun.TrySetResult(reply);
        }
        else
        {
            _replies[path.Split('/')[1]].TrySetResult(reply);
        }
    }
}

/// <summary>What a function said of an event.</summary>
/// <param name="IsError">Whether it said that it failed.</param>
/// <param name="Json">Its words.</param>
public sealed record FunctionReply(bool IsError, string Json);
