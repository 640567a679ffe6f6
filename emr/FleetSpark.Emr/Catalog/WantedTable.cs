using FleetSpark.Aws.Glue;
using FleetSpark.Core;

namespace FleetSpark.Emr.Catalog;

/// <summary>A table as it must stand in Glue.</summary>
/// <param name="Database">Its database.</param>
/// <param name="Definition">The table, its fingerprint left out.</param>
/// <param name="Manifest">The hash of the manifest that its partitions are of; <see cref="NoManifest"/> where nothing was published.</param>
/// <param name="ManifestName">By what name the lake keeps that manifest.</param>
public sealed record WantedTable(string Database, TableInput Definition, string Manifest, string ManifestName)
{
    /// <summary>Stands for the manifest of what was not published yet.</summary>
    public const string NoManifest = "none";

    private const char Between = '.';
    private const int LayoutDigits = 16;

    /// <summary>The folder of each partition by the values of its keys; none of a table without keys.</summary>
    public required IReadOnlyDictionary<PartitionId, string> Folders { get; init; }

    /// <summary>Database and name.</summary>
    public string Name => $"{Database}.{Definition.Name}";

    /// <summary>Whether it has partitions in Glue.</summary>
    public bool IsPartitioned => Definition.PartitionKeys is { Count: > 0 };

    /// <summary>What the partitions are made from: equal to the one of a table in Glue, nothing of its partitions is to be done.</summary>
    public string Fingerprint => $"{Layout}{Between}{Manifest}";

    /// <summary>The table with its fingerprint.</summary>
    public TableInput Whole => WithFingerprint(Fingerprint);

    private string Layout => ContentHash.Of(CatalogFacts.Of(Partition(new PartitionId([]), string.Empty)).SelectMany(fact => new[] { fact.Key, fact.Value }))[..LayoutDigits];

    /// <summary>The table with a fingerprint.</summary>
    public TableInput WithFingerprint(string fingerprint) => Definition with
    {
        Parameters = new Dictionary<string, string>(Definition.Parameters!, StringComparer.Ordinal) { [Registration.Fingerprint] = fingerprint },
    };

    /// <summary>A partition.</summary>
    public PartitionInput Partition(PartitionId id, string folder) => new(id.Values, Definition.StorageDescriptor! with
    {
        // Names and types alone: a comment that changes must not change every partition.
        Columns = [.. Definition.StorageDescriptor.Columns!.Select(column => column with { Comment = null })],
        Location = folder,
    });

    /// <summary>The manifest that a table in Glue was made from, where its partitions are read as ours are; null where nobody can tell.</summary>
    public string? ManifestOf(string? fingerprint) =>
        fingerprint?.Split(Between) is [var layout, var manifest] && layout == Layout ? manifest : null;
}

/// <summary>A partition by the values of its keys.</summary>
/// <param name="values">The values, in the order of the keys.</param>
public readonly struct PartitionId(IReadOnlyList<string> values) : IEquatable<PartitionId>, IComparable<PartitionId>
{
    /// <summary>The values, in the order of the keys.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    /// <inheritdoc />
    public bool Equals(PartitionId other) => Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is PartitionId other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    /// <inheritdoc />
    public int CompareTo(PartitionId other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>The values with <c>/</c> between.</summary>
    public override string ToString() => string.Join('/', Values);

    /// <summary>Equal values.</summary>
    public static bool operator ==(PartitionId left, PartitionId right) => left.Equals(right);

    /// <summary>Other values.</summary>
    public static bool operator !=(PartitionId left, PartitionId right) => !left.Equals(right);

    /// <summary>Earlier.</summary>
    public static bool operator <(PartitionId left, PartitionId right) => left.CompareTo(right) < 0;

    /// <summary>Later.</summary>
    public static bool operator >(PartitionId left, PartitionId right) => left.CompareTo(right) > 0;

    /// <summary>Earlier, or the same.</summary>
    public static bool operator <=(PartitionId left, PartitionId right) => left.CompareTo(right) <= 0;

    /// <summary>Later, or the same.</summary>
    public static bool operator >=(PartitionId left, PartitionId right) => left.CompareTo(right) >= 0;
}
