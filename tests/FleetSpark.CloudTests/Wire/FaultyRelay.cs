using System.Net;
using System.Net.Http.Headers;

namespace FleetSpark.CloudTests.Wire;

/// <summary>Stands between a client and the local cloud, and does to a request what no healthy server can be made to do.</summary>
internal sealed class FaultyRelay : IAsyncDisposable
{
    private static readonly string[] NotPassedOn = ["Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Expect"];

    private readonly HttpListener _listener = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseProxy = false, AllowAutoRedirect = false });
    private readonly Uri _cloud;
    private readonly Func<HttpListenerRequest, Fault> _faultOf;
    private readonly Task _listening;

    /// <summary>Begins.</summary>
    /// <param name="cloud">Where requests go.</param>
    /// <param name="faultOf">What is done to each.</param>
    public FaultyRelay(Uri cloud, Func<HttpListenerRequest, Fault> faultOf)
    {
        _cloud = cloud;
        _faultOf = faultOf;
        Endpoint = new Uri($"http://127.0.0.1:{LocalCloud.FreePort()}/");
        _listener.Prefixes.Add(Endpoint.ToString());
        _listener.Start();
        _listening = ListenAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _listening;
        _listener.Close();
        _client.Dispose();
    }

    private async Task ListenAsync()
    {
        var open = new List<Task>();
        while (_listener.IsListening)
        {
            try
            {
                open.Add(RelayAsync(await _listener.GetContextAsync()));
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                break;
            }
        }

        await Task.WhenAll(open);
    }

    private async Task RelayAsync(HttpListenerContext context)
    {
        try
        {
            await RelayAsync(context, _faultOf(context.Request));
        }
        catch (Exception gone) when (gone is HttpListenerException or HttpRequestException or IOException)
        {
            context.Response.Abort(); // one of the two ended
        }
    }

    private async Task RelayAsync(HttpListenerContext context, Fault fault)
    {
        if (fault == Fault.Before)
        {
            context.Response.Abort();
            return;
        }

        if (fault is Fault.Conflict or Fault.Busy)
        {
            var (status, code) = fault == Fault.Busy ? (503, "SlowDown") : (409, "ConditionalRequestConflict");
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/xml";
            var told = System.Text.Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>made up by a test</Message></Error>");
            context.Response.Close(context.Request.HttpMethod == "HEAD" ? [] : told, willBlock: false);
            return;
        }

        using var answer = await AskAsync(context.Request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (fault == Fault.After)
        {
            context.Response.Abort();
            return;
        }

        await AnswerAsync(context, answer, body, fault == Fault.Half);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpListenerRequest asked)
    {
        using var bytes = new MemoryStream();
        await asked.InputStream.CopyToAsync(bytes);
        using var request = new HttpRequestMessage(new HttpMethod(asked.HttpMethod), new Uri(_cloud, asked.RawUrl)) { Content = new ByteArrayContent(bytes.ToArray()) };
        foreach (var name in asked.Headers.AllKeys.Where(name => !NotPassedOn.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            _ = request.Headers.TryAddWithoutValidation(name!, asked.Headers[name]) || request.Content.Headers.TryAddWithoutValidation(name!, asked.Headers[name]);
        }

        return await _client.SendAsync(request);
    }

    private static async Task AnswerAsync(HttpListenerContext context, HttpResponseMessage answer, byte[] body, bool isHalf)
    {
        var response = context.Response;
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in ((IEnumerable<KeyValuePair<string, IEnumerable<string>>>)answer.Headers).Concat(answer.Content.Headers)
            .Where(header => !NotPassedOn.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            response.Headers[name] = string.Join(", ", values);
        }

        if (context.Request.HttpMethod == "HEAD")
        {
            response.ContentLength64 = ContentLengthOf(answer.Content.Headers);
            response.Close();
            return;
        }

        response.ContentLength64 = body.Length;
        await response.OutputStream.WriteAsync(body.AsMemory(0, isHalf ? body.Length / 2 : body.Length));
        if (isHalf)
        {
            await response.OutputStream.FlushAsync();
            response.Abort();
        }
        else
        {
            response.Close();
        }
    }

    private static long ContentLengthOf(HttpContentHeaders headers) => headers.ContentLength ?? 0;
}

/// <summary>What is done to a request.</summary>
internal enum Fault
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
}
