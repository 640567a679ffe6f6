using FleetSpark.Core;

namespace FleetSpark.Jobs.Running;

/// <summary>On which days the rows lie that a check found.</summary>
/// <param name="ByDay">How many rows each day has, in order; empty where the rows do not tell their day.</param>
/// <param name="From">The first day that the run made of the table; null for a table without days.</param>
/// <param name="To">The last one.</param>
public sealed record OffendingDays(IReadOnlyList<KeyValuePair<Day, long>> ByDay, Day? From, Day? To)
{
    /// <summary>Those of a check that found none, or whose table has no days.</summary>
    public static OffendingDays None { get; } = new([], From: null, To: null);

    /// <inheritdoc />
    public bool Equals(OffendingDays? other) => other is not null && From == other.From && To == other.To && ByDay.SequenceEqual(other.ByDay);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(ByDay.Count, From, To);
}
