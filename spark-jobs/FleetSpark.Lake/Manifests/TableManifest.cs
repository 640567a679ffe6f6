using FleetSpark.Core;

namespace FleetSpark.Lake.Manifests;

/// <summary>The partitions of a table at one moment. Immutable; named by its content.</summary>
public sealed record TableManifest
{
    /// <summary>The partitions by day; a table without days has one, of no day.</summary>
    public IReadOnlyList<PartitionEntry> Partitions { get; init; } = [];

    /// <summary>The partition of a day, or null.</summary>
    public PartitionEntry? Find(Day? day) => Partitions.FirstOrDefault(partition => partition.Day == day);
}

/// <summary>One partition: what it was made from and where its rows are.</summary>
public sealed record PartitionEntry
{
    /// <summary>Its day; null for a table without days.</summary>
    public required Day? Day { get; init; }

    /// <summary>Hash of all that decides about its rows; a partition whose fingerprint no longer matches is stale.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The parts of the fingerprint by what they stand for, so that a plan can say why it is stale.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    /// <summary>
    /// The version of each input without days that <see cref="Inputs"/> was computed from: where it still is the current one, what that
    /// input gives to this day need not be computed again.
    /// </summary>
    public required IReadOnlyDictionary<string, string> InputVersions { get; init; }

    /// <summary>Its files; none where it has no rows.</summary>
    public required IReadOnlyList<DataFile> Files { get; init; }

    /// <summary>How many rows it has.</summary>
    public required long Rows { get; init; }

    /// <summary>In a source's home table: how many ok records of that day were dropped as duplicates; else null.</summary>
    public long? Duplicates { get; init; }

    /// <summary>Hash of its rows free of their order, where another table reads it with cut-off; else null.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The run that made it.</summary>
    public required string RunId { get; init; }
}

/// <summary>A Parquet file of the lake.</summary>
/// <param name="Key">Its key in the store of its root.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Bytes">Its size in bytes.</param>
public sealed record DataFile(string Key, long Rows, long Bytes);
