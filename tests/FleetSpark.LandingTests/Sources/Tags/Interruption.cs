using FleetSpark.Lake.Stores;

namespace FleetSpark.LandingTests.Tags;

/// <summary>Breaks one call of all that go over the wire or to the store, before it is made or after.</summary>
internal sealed class Interruption(int at, bool isAfter, bool isKill)
{
    private int _calls;

    /// <summary>The call that was broken; null where there were not as many.</summary>
    public string? Broken { get; private set; }

    /// <summary>A client whose calls may be broken.</summary>
    public HttpClient NewHttpClient() => new(new BrokenWire(this)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>A store whose calls may be broken.</summary>
    public IObjectStore Around(IObjectStore store) => new BrokenStore(this, store);

    private async Task<T> CallAsync<T>(string name, Func<Exception> fault, Func<Task<T>> call)
    {
        var isThis = _calls++ == at;
        if (isThis)
        {
            Broken = name;
        }

        if (isThis && !isAfter)
        {
            throw isKill ? new KilledException() : fault();
        }

        var result = await call();
        return isThis ? throw (isKill ? new KilledException() : fault()) : result;
    }

    private sealed class BrokenWire(Interruption plan) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            plan.CallAsync(request.RequestUri!.AbsolutePath, () => new HttpRequestException(HttpRequestError.ConnectionError), () => base.SendAsync(request, cancellationToken));
    }

    private sealed class BrokenStore(Interruption plan, IObjectStore store) : IObjectStore
    {
        public Task<bool> PutIfAbsentAsync(string key, Stream content, CancellationToken cancellationToken) =>
            CallAsync(key.StartsWith("_refused/", StringComparison.Ordinal) ? "put refused" : "put", () => store.PutIfAbsentAsync(key, content, cancellationToken));

        public Task<bool> ReplaceIfUnchangedAsync(string key, ObjectVersion? expected, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
            CallAsync("replace", () => store.ReplaceIfUnchangedAsync(key, expected, content, cancellationToken));

        public Task<VersionedObject?> ReadAsync(string key, CancellationToken cancellationToken) => CallAsync("read", () => store.ReadAsync(key, cancellationToken));

        public Task<bool> PutFileIfAbsentAsync(string key, string path, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<long?> FindLengthAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task DeleteAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

        private Task<T> CallAsync<T>(string name, Func<Task<T>> call) => plan.CallAsync(name, () => new IOException("no room"), call);
    }
}

/// <summary>The process is no more.</summary>
internal sealed class KilledException() : Exception("killed");
