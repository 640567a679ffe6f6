using FleetSpark.Core;
using FleetSpark.Tables;

namespace FleetSpark.Emr.Watching;

/// <summary>How a run ended.</summary>
/// <param name="RunId">The run; null for one that failed before it had a name.</param>
/// <param name="End">How.</param>
/// <param name="Sources">What it staged.</param>
/// <param name="Checks">What its checks found; none where it failed before them.</param>
public sealed record WatchedRun(string? RunId, RunEnd End, IReadOnlyList<WatchedSource> Sources, IReadOnlyList<WatchedCheck> Checks);

/// <summary>How a run may end.</summary>
public enum RunEnd
{
    /// <summary>It was done; there may have been nothing to do.</summary>
    Done,

    /// <summary>It failed, and nothing of it was published.</summary>
    Failed,

    /// <summary>It failed since sources do not balance.</summary>
    Unbalanced,
}

/// <summary>What a run staged of a source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Landed">Records and refused lines that it staged.</param>
/// <param name="Rejected">Those of them that went to the quarantine: rejected by staging, or refused by landing.</param>
public sealed record WatchedSource(string Source, long Landed, long Rejected);

/// <summary>What a check found.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">The check.</param>
/// <param name="Severity">What one row does.</param>
/// <param name="Rows">How many rows offend.</param>
public sealed record WatchedCheck(string Table, string Name, Severity Severity, long Rows)
{
    /// <summary>How many of them each day has; empty where rows tell no day.</summary>
    public IReadOnlyList<KeyValuePair<Day, long>> Days { get; init; } = [];

    /// <summary>Where rows tell no day: the first and the last day that the run made of the table; null for a table without days.</summary>
    public (Day From, Day To)? Among { get; init; }
}
