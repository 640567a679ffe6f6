using FleetSpark.Tables;
using Newtonsoft.Json;

namespace FleetSpark.Jobs.Running;

/// <summary>What a check found.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">The check.</param>
/// <param name="Severity">What one row does; <c>fail</c> or <c>warn</c> in JSON.</param>
/// <param name="Rows">How many rows offend.</param>
public sealed record CheckResult(string Table, string Name, Severity Severity, long Rows)
{
    /// <summary>On which days the rows lie. Not kept.</summary>
    [JsonIgnore]
    public OffendingDays Days { get; init; } = OffendingDays.None;

    /// <summary>Whether it found what must not be.</summary>
    [JsonIgnore]
    public bool HasFailed => Severity == Severity.Fail && Rows > 0;

    /// <summary>Those of some results that failed, each as <c>table.check (3 rows)</c>.</summary>
    public static IReadOnlyList<string> FailuresOf(IEnumerable<CheckResult> results) =>
        [.. results.Where(result => result.HasFailed).Select(result => $"{result.Table}.{result.Name} ({result.Rows:N0} row{(result.Rows == 1 ? string.Empty : "s")})")];
}
