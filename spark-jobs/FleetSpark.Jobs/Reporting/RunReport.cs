using FleetSpark.Jobs.Publishing;
using FleetSpark.Jobs.Running;
using FleetSpark.Jobs.Staging;
using Newtonsoft.Json;

namespace FleetSpark.Jobs.Reporting;

/// <summary>What a run did: printed, and kept in the lake.</summary>
/// <param name="RunId">The run; its name sorts by time.</param>
/// <param name="Engine">The engine's name.</param>
/// <param name="StartedAt">When it started, as text in UTC.</param>
/// <param name="Seconds">How long it took, in seconds.</param>
/// <param name="Staged">What was staged.</param>
/// <param name="Tables">What was made.</param>
/// <param name="Balance">The balance over the whole lake.</param>
/// <param name="Checks">What the checks found.</param>
public sealed record RunReport(
    string RunId,
    string Engine,
    string StartedAt,
    double Seconds,
    IReadOnlyList<StagedSource> Staged,
    IReadOnlyList<TableResult> Tables,
    IReadOnlyList<SourceBalance> Balance,
    IReadOnlyList<CheckResult> Checks)
{
    /// <summary>The name of the engine of a run that needed none.</summary>
    public const string NoEngine = "none";

    /// <summary>The tables that selected ones read, directly or not, that are stale and were not selected. Not kept.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Whether the run published something, and the lake keeps this. Not kept itself.</summary>
    [JsonIgnore]
    public bool IsKept { get; init; }
}

/// <summary>What a run made of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Partitions">Partitions made.</param>
/// <param name="Rows">Rows in them.</param>
/// <param name="Bytes">Bytes of their files.</param>
/// <param name="Seconds">How long it took, in seconds.</param>
public sealed record TableResult(string Table, int Partitions, long Rows, long Bytes, double Seconds);
