using FleetSpark.Aws.Glue;

namespace FleetSpark.Emr.Catalog;

/// <summary>What has to be done to one table, and the points in which it differs.</summary>
internal sealed class TableChange(WantedTable wanted, TableInput? found)
{
    private readonly List<CatalogDifference> _differences = [];
    private readonly List<(PartitionInput Partition, bool IsThere)> _put = [];
    private readonly List<PartitionId> _delete = [];
    private bool _isTableOther;

    /// <summary>The table as it must be.</summary>
    public WantedTable Wanted { get; } = wanted;

    /// <summary>Whether its partition keys are others: nothing can be put into it then, and it has to be made anew.</summary>
    public bool IsToBeMade { get; private set; } = found is null;

    /// <summary>Whether it is there, as another than it must be.</summary>
    public bool IsToBeRemovedFirst => IsToBeMade && found is not null;

    /// <summary>All points.</summary>
    public IReadOnlyList<CatalogDifference> Differences => _differences;

    /// <summary>Partitions to be made or replaced.</summary>
    public IReadOnlyList<(PartitionInput Partition, bool IsThere)> Put => _put;

    /// <summary>Partitions to be removed.</summary>
    public IReadOnlyList<PartitionId> Delete => _delete;

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsNothing => !_isTableOther && !IsToBeMade && Put.Count == 0 && Delete.Count == 0;

    /// <summary>Compares the table itself.</summary>
    public void CompareTable()
    {
        if (found is null)
        {
            _differences.Add(new CatalogDifference(Wanted.Name, "table", "there", Found: null));
            AddAll();
            return;
        }

        foreach (var (what, want, is_) in CatalogFacts.Differing(CatalogFacts.Of(Wanted.Whole), CatalogFacts.Of(found)))
        {
            _differences.Add(new CatalogDifference(Wanted.Name, what, want, is_));
            _isTableOther = true;
        }

        if (!KeysOf(found).SequenceEqual(KeysOf(Wanted.Definition)))
        {
            IsToBeMade = true;
            AddAll();
        }
    }

    /// <summary>Compares partitions by their folders as an earlier manifest has them: what others changed by hand goes unseen.</summary>
    public void CompareFolders(IReadOnlyDictionary<PartitionId, string> before)
    {
        foreach (var (id, folder) in Wanted.Folders.Where(partition => before.GetValueOrDefault(partition.Key) != partition.Value))
        {
            _put.Add((Wanted.Partition(id, folder), before.ContainsKey(id)));
        }

        _delete.AddRange(before.Keys.Where(id => !Wanted.Folders.ContainsKey(id)));
    }

    /// <summary>Compares partitions as they stand in Glue.</summary>
    public void ComparePartitions(IReadOnlyList<PartitionInput> there)
    {
        var byId = there.ToDictionary(partition => new PartitionId(partition.Values));
        foreach (var (id, folder) in Wanted.Folders.OrderBy(partition => partition.Key))
        {
            var partition = Wanted.Partition(id, folder);
            if (!byId.TryGetValue(id, out var is_))
            {
                _differences.Add(new CatalogDifference(Wanted.Name, $"partition {id}", folder, Found: null));
                _put.Add((partition, false));
                continue;
            }

            var points = CatalogFacts.Differing(CatalogFacts.Of(partition), CatalogFacts.Of(is_)).Select(point => new CatalogDifference(Wanted.Name, $"partition {id} {point.What}", point.Wanted, point.Found)).ToList();
            _differences.AddRange(points);
            if (points.Count > 0)
            {
                _put.Add((partition, true));
            }
        }

        foreach (var (id, stray) in byId.Where(partition => !Wanted.Folders.ContainsKey(partition.Key)).OrderBy(partition => partition.Key))
        {
            _differences.Add(new CatalogDifference(Wanted.Name, $"partition {id}", Wanted: null, stray.StorageDescriptor?.Location ?? "there"));
            _delete.Add(id);
        }
    }

    // A comment may change under partitions that are there.
    private static IEnumerable<string> KeysOf(TableInput table) => (table.PartitionKeys ?? []).Select(key => $"{key.Name} {key.Type}");

    private void AddAll() => _put.AddRange(Wanted.Folders.Select(partition => (Wanted.Partition(partition.Key, partition.Value), false)));
}
