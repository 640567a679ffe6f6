using FleetSpark.Lake.Stores;

namespace FleetSpark.LandingTests.Bank;

/// <summary>Counts the calls over a seam, and lets one of them fail.</summary>
/// <param name="callNumber">Which, counted from 0.</param>
/// <param name="isBefore">Whether it fails before it is made, rather than after.</param>
/// <param name="faultOf">Makes the failure of a call of that name; null where that call does not fail so.</param>
internal sealed class FaultPlan(int callNumber, bool isBefore, Func<string, Exception?> faultOf)
{
    private readonly List<string> _names = [];
    private Exception? _fault; // of the call that is made now

    /// <summary>The names of the calls so far, in their order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The call that failed; null where there were not as many.</summary>
    public string? Failed { get; private set; }

    /// <summary>A store whose calls are counted, and one of which may fail.</summary>
    public IObjectStore Around(IObjectStore store) => new HookedStore(store, call =>
    {
        On($"store {call.Operation.Replace("IfAbsent", string.Empty, StringComparison.Ordinal).Replace("Async", string.Empty, StringComparison.Ordinal)}", call.IsDone);
        return Task.CompletedTask;
    });

    /// <summary>Makes a call, unless it is the one that fails before.</summary>
    public async Task<T> PassAsync<T>(string name, Func<Task<T>> call)
    {
        On(name, isDone: false);
        var result = await call();
        On(name, isDone: true);
        return result;
    }

    private void On(string name, bool isDone)
    {
        if (!isDone)
        {
            _fault = _names.Count == callNumber ? faultOf(name) : null;
            _names.Add(name);
            Failed = _fault is null ? Failed : name;
        }

        if (_fault is { } fault && isDone != isBefore)
        {
            throw fault;
        }
    }
}
