using FleetSpark.Core;

namespace FleetSpark.Jobs;

/// <summary>Names of runs: they sort by time, and no two are equal.</summary>
internal static class RunIds
{
    public static string New(TimeProvider clock) => $"{UtcInstants.ToName(clock.GetUtcNow())}-{Guid.NewGuid().ToString("N")[..8]}";
}
