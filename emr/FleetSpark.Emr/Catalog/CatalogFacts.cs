using FleetSpark.Aws.Glue;

namespace FleetSpark.Emr.Catalog;

/// <summary>A table or partition as named facts, each a text, so that two of them can be held against each other.</summary>
public static class CatalogFacts
{
    // What engines and Glue count and note by themselves; nothing is read otherwise for it.
    private static readonly HashSet<string> Statistics = new(StringComparer.Ordinal)
    {
        "transient_lastDdlTime", "numFiles", "numRows", "rawDataSize", "totalSize", "numPartitions", "COLUMN_STATS_ACCURATE", "STATS_GENERATED_VIA_STATS_TASK", "STATS_GENERATED",
    };

    /// <summary>The facts of a table.</summary>
    public static SortedDictionary<string, string> Of(TableInput table)
    {
        var facts = Of(table.StorageDescriptor);
        Add(facts, "description", table.Description);
        Add(facts, "table type", table.TableType);
        AddColumns(facts, "partition key", table.PartitionKeys);
        AddParameters(facts, "parameter", table.Parameters);
        return facts;
    }

    /// <summary>The facts of a partition, its values left out.</summary>
    public static SortedDictionary<string, string> Of(PartitionInput partition)
    {
        var facts = Of(partition.StorageDescriptor);
        AddParameters(facts, "parameter", partition.Parameters);
        return facts;
    }

    /// <summary>The facts in which two differ: what, wanted, found.</summary>
    public static IEnumerable<(string What, string? Wanted, string? Found)> Differing(IReadOnlyDictionary<string, string> wanted, IReadOnlyDictionary<string, string> found) =>
        wanted.Keys.Union(found.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(what => (what, wanted.GetValueOrDefault(what), found.GetValueOrDefault(what)))
            .Where(fact => fact.Item2 != fact.Item3);

    private static SortedDictionary<string, string> Of(StorageDescriptor? storage)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(facts, "location", storage?.Location);
        Add(facts, "input format", storage?.InputFormat);
        Add(facts, "output format", storage?.OutputFormat);
        Add(facts, "serde", storage?.SerdeInfo?.SerializationLibrary);
        AddParameters(facts, "serde parameter", storage?.SerdeInfo?.Parameters);
        AddParameters(facts, "storage parameter", storage?.Parameters);
        AddColumns(facts, "column", storage?.Columns);
        Add(facts, "bucket columns", string.Join(", ", storage?.BucketColumns ?? []));
        Add(facts, "buckets", storage?.NumberOfBuckets is > 0 and var buckets ? $"{buckets}" : null);
        return facts;
    }

    // By place, since files whose columns are read by place would be read wrongly after a change of order.
    private static void AddColumns(SortedDictionary<string, string> facts, string what, IReadOnlyList<Column>? columns)
    {
        foreach (var (number, column) in (columns ?? []).Index())
        {
            Add(facts, $"{what} {number + 1:000} {column.Name}", $"{column.Type}{(string.IsNullOrEmpty(column.Comment) ? string.Empty : $": {column.Comment}")}");
        }
    }

    private static void AddParameters(SortedDictionary<string, string> facts, string what, IReadOnlyDictionary<string, string>? parameters)
    {
        foreach (var (name, value) in (parameters ?? new Dictionary<string, string>()).Where(parameter => !Statistics.Contains(parameter.Key)))
        {
            facts[$"{what} {name}"] = value;
        }
    }

    // Glue gives an empty text where none was set.
    private static void Add(SortedDictionary<string, string> facts, string what, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            facts[what] = value;
        }
    }
}
