namespace FleetSpark.Lake.Manifests;

/// <summary>
/// What is current: for each table and source the hash of its manifest. The one object of a lake that is ever replaced, so that all
/// that a run made becomes visible together.
/// </summary>
public sealed record Head
{
    /// <summary>A lake in which nothing was published yet.</summary>
    public static Head Empty { get; } = new();

    /// <summary>
    /// What stands in a lake from the beginning of its first publish to its end, so that a lake that has heads of the past and no
    /// current one was damaged, and never one whose first run died.
    /// </summary>
    public static Head First { get; } = new() { RunId = "none" };

    /// <summary>The run that published this head; empty before the first one.</summary>
    public string RunId { get; init; } = string.Empty;

    /// <summary>Hash of the current manifest by table.</summary>
    public IReadOnlyDictionary<string, string> Tables { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Hash of the current manifest by source.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
