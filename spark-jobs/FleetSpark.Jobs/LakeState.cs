using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Lake.Manifests;
using FleetSpark.Lake.Stores;
using FleetSpark.Tables;

namespace FleetSpark.Jobs;

/// <summary>
/// What a run sees and changes in memory until it publishes: the manifests of the head it started from, with its own increments and
/// partitions put in.
/// </summary>
public sealed class LakeState
{
    private readonly Dictionary<string, SourceManifest> _sources;
    private readonly Dictionary<string, PartitionMap> _tables;

    private LakeState(Head head, ObjectVersion? version, Dictionary<string, SourceManifest> sources, Dictionary<string, PartitionMap> tables)
    {
        Head = head;
        Version = version;
        _sources = sources;
        _tables = tables;
    }

    /// <summary>The head that was read.</summary>
    public Head Head { get; }

    /// <summary>Its version; null where nothing was published yet.</summary>
    public ObjectVersion? Version { get; }

    /// <summary>Reads the head and the manifests that the catalog knows.</summary>
    public static async Task<LakeState> ReadAsync(DataLake lake, TableCatalog catalog, CancellationToken cancellationToken)
    {
        var (head, version) = await lake.Manifests.ReadHeadAsync(cancellationToken);
        var sources = new Dictionary<string, SourceManifest>(StringComparer.Ordinal);
        foreach (var source in catalog.Sources)
        {
            sources[source.Name] = await lake.Manifests.ReadSourceAsync(head, source.Name, cancellationToken);
        }

        var tables = new Dictionary<string, PartitionMap>(StringComparer.Ordinal);
        foreach (var table in catalog.Tables)
        {
            tables[table.Name] = new PartitionMap((await lake.Manifests.ReadTableAsync(head, table.Name, cancellationToken)).Partitions);
        }

        return new LakeState(head, version, sources, tables);
    }

    /// <summary>The staged increments of a source.</summary>
    public SourceManifest Source(string name) => _sources[name];

    /// <summary>The partitions of a table.</summary>
    public PartitionMap Table(string name) => _tables[name];

    /// <summary>Puts in what staging found.</summary>
    public void SetSource(string name, SourceManifest manifest) => _sources[name] = manifest;
}

/// <summary>The partitions of one table by day.</summary>
public sealed class PartitionMap(IEnumerable<PartitionEntry> partitions)
{
    private readonly Dictionary<string, PartitionEntry> _byDay = partitions.ToDictionary(partition => KeyOf(partition.Day), StringComparer.Ordinal);

    /// <summary>The partitions by day.</summary>
    public IEnumerable<PartitionEntry> All => _byDay.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);

    /// <summary>The days that have a partition.</summary>
    public IEnumerable<Day> Days => All.Where(partition => partition.Day is not null).Select(partition => partition.Day!.Value);

    /// <summary>The partition of a day (null: of a table without days), or null.</summary>
    public PartitionEntry? Find(Day? day) => _byDay.GetValueOrDefault(KeyOf(day));

    /// <summary>Puts a partition in the place of the one of its day.</summary>
    public void Set(PartitionEntry partition) => _byDay[KeyOf(partition.Day)] = partition;

    /// <summary>Takes a day's partition out.</summary>
    public void Remove(Day? day) => _byDay.Remove(KeyOf(day));

    private static string KeyOf(Day? day) => day?.ToString() ?? string.Empty;
}
