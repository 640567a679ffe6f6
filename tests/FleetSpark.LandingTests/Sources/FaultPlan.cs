using FleetSpark.Lake.Stores;

namespace FleetSpark.LandingTests;

/// <summary>Counts the calls over the wire and to a store, from whatever thread, and lets one of them fail.</summary>
/// <param name="callNumber">Which, counted from 0 in the order in which they are made, or where it fails afterwards, in which they are answered.</param>
/// <param name="isBefore">Whether it fails before it is made, rather than after.</param>
/// <param name="faultOf">Makes the failure of a call of that name; null where that call does not fail so.</param>
internal sealed class FaultPlan(int callNumber, bool isBefore, Func<string, Exception?> faultOf)
{
    private readonly Lock _lock = new();
    private readonly List<string> _names = [];

    /// <summary>The names of the calls so far, in their order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The call that failed; null where there were not as many.</summary>
    public string? Failed { get; private set; }

    /// <summary>A store whose calls are counted, and one of which may fail.</summary>
    public IObjectStore Around(IObjectStore store) => new HookedStore(store, call =>
    {
        var isRefused = call.Key.StartsWith("_refused/", StringComparison.Ordinal) ? " refused" : string.Empty;
        On($"store {call.Operation.Replace("IfAbsent", string.Empty, StringComparison.Ordinal).Replace("Async", string.Empty, StringComparison.Ordinal)}{isRefused}", call.IsDone);
        return Task.CompletedTask;
    });

    /// <summary>A client of HTTP whose calls are counted by their path, and one of which may fail.</summary>
    public HttpClient NewHttpClient() => new(new FaultyHttp(this)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Makes a call, unless it is the one that fails before.</summary>
    public async Task<T> PassAsync<T>(string name, Func<Task<T>> call)
    {
        On(name, isDone: false);
        var result = await call();
        On(name, isDone: true);
        return result;
    }

    /// <summary>A call begins, or is answered.</summary>
    public void On(string name, bool isDone)
    {
        if (isDone == isBefore)
        {
            return;
        }

        Exception? fault;
        lock (_lock)
        {
            fault = _names.Count == callNumber ? faultOf(name) : null;
            _names.Add(name);
            Failed = fault is null ? Failed : name;
        }

        if (fault is not null)
        {
            throw fault;
        }
    }

    private sealed class FaultyHttp(FaultPlan plan) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            plan.PassAsync(request.RequestUri!.AbsolutePath, () => base.SendAsync(request, cancellationToken));
    }
}
