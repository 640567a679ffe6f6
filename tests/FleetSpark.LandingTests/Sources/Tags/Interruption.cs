using FleetSpark.Lake.Stores;

namespace FleetSpark.LandingTests.Tags;

/// <summary>Breaks one call of all that go over the wire or to the store, before it is made or after.</summary>
internal sealed class Interruption(int at, bool isAfter, bool isKill)
{
    private int _calls;
    private bool _isThis; // the call that is made now

    /// <summary>The call that was broken; null where there were not as many.</summary>
    public string? Broken { get; private set; }

    /// <summary>A client whose calls may be broken.</summary>
    public HttpClient NewHttpClient() => new(new BrokenWire(this)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>A store whose calls may be broken.</summary>
    public IObjectStore Around(IObjectStore store) => new HookedStore(store, call =>
    {
        On(NameOf(call), call.IsDone, () => new IOException("no room"));
        return Task.CompletedTask;
    });

    private static string NameOf(StoreCall call) => call.Operation switch
    {
        nameof(IObjectStore.PutIfAbsentAsync) => call.Key.StartsWith("_refused/", StringComparison.Ordinal) ? "put refused" : "put",
        nameof(IObjectStore.ReplaceIfUnchangedAsync) => "replace",
        nameof(IObjectStore.ReadAsync) => "read",
        var other => other,
    };

    private void On(string name, bool isDone, Func<Exception> fault)
    {
        if (!isDone)
        {
            _isThis = _calls++ == at;
            Broken = _isThis ? name : Broken;
        }

        if (_isThis && isDone == isAfter)
        {
            throw isKill ? new KilledException() : fault();
        }
    }

    private sealed class BrokenWire(Interruption plan) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            On(isDone: false);
            var answer = await base.SendAsync(request, cancellationToken);
            On(isDone: true);
            return answer;

            void On(bool isDone) => plan.On(request.RequestUri!.AbsolutePath, isDone, () => new HttpRequestException(HttpRequestError.ConnectionError));
        }
    }
}

/// <summary>The process is no more.</summary>
internal sealed class KilledException() : Exception("killed");
