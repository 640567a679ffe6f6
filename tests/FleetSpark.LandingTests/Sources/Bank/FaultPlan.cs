namespace FleetSpark.LandingTests.Bank;

/// <summary>Counts the calls over a seam, and lets one of them fail.</summary>
/// <param name="callNumber">Which, counted from 0.</param>
/// <param name="isBefore">Whether it fails before it is made, rather than after.</param>
/// <param name="faultOf">Makes the failure of a call of that name; null where that call does not fail so.</param>
internal sealed class FaultPlan(int callNumber, bool isBefore, Func<string, Exception?> faultOf)
{
    private readonly List<string> _names = [];

    /// <summary>The names of the calls so far, in their order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The call that failed; null where there were not as many.</summary>
    public string? Failed { get; private set; }

    public async Task<T> PassAsync<T>(string name, Func<Task<T>> call)
    {
        var fault = _names.Count == callNumber ? faultOf(name) : null;
        _names.Add(name);
        Failed = fault is null ? Failed : name;
        if (fault is not null && isBefore)
        {
            throw fault;
        }

        var result = await call();
        return fault is null ? result : throw fault;
    }
}
