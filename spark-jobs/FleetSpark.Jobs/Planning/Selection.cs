using FleetSpark.Core;
using FleetSpark.Tables;

namespace FleetSpark.Jobs.Planning;

/// <summary>Which partitions a command is about; all where nothing is said.</summary>
public sealed record Selection
{
    /// <summary>Everything.</summary>
    public static Selection All { get; } = new();

    /// <summary>Only these tables; empty for all. Their inputs are taken as they are.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>Only days from this one on, which is included; null for no bound. Tables without days are always meant.</summary>
    public Day? From { get; init; }

    /// <summary>Only days up to this one, which is included; null for no bound.</summary>
    public Day? To { get; init; }

    /// <summary>Whether partitions are made again that are not stale.</summary>
    public bool IsForced { get; init; }

    /// <summary>Whether a partition is meant.</summary>
    public bool Includes(TableDefinition table, Day? day) =>
        (Tables.Count == 0 || Tables.Contains(table.Name, StringComparer.Ordinal))
        && (day is not { } d || ((From is not { } from || d >= from) && (To is not { } to || d <= to)));
}
