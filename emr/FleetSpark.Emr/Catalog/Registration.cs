using FleetSpark.Aws.Glue;

namespace FleetSpark.Emr.Catalog;

/// <summary>What all registered tables have in common: the marks by which they are known for ours, and how their files are read.</summary>
public static class Registration
{
    /// <summary>The parameter that names the lake of a table or database: what lacks it, or names another lake, is not ours.</summary>
    public const string Marker = "fleetspark.lake";

    /// <summary>The parameter that says what a table's partitions were made from last: how they are read, and the manifest.</summary>
    public const string Fingerprint = "fleetspark.fingerprint";

    /// <summary>The type of a table whose files are somebody else's.</summary>
    public const string ExternalTable = "EXTERNAL_TABLE";

    /// <summary>How Parquet files are read.</summary>
    public static StorageDescriptor Parquet { get; } = new()
    {
        InputFormat = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
        OutputFormat = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
        SerdeInfo = new SerDeInfo("org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe", new Dictionary<string, string>(StringComparer.Ordinal) { ["serialization.format"] = "1" }),
    };

    /// <summary>How text files are read, a line as one column: what parts columns is a letter that no JSON has as it stands.</summary>
    public static StorageDescriptor Lines { get; } = new()
    {
        InputFormat = "org.apache.hadoop.mapred.TextInputFormat",
        OutputFormat = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        SerdeInfo = new SerDeInfo(
            "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["field.delim"] = "\u0001", ["serialization.format"] = "\u0001" }),
    };

    /// <summary>The parameters of a table.</summary>
    /// <param name="lake">The lake's place.</param>
    /// <param name="classification">What the files are, as Glue says it.</param>
    public static IReadOnlyDictionary<string, string> ParametersOf(string lake, string classification) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["EXTERNAL"] = "TRUE",
        ["classification"] = classification,
        [Marker] = lake,
    };

    /// <summary>A folder as Glue has it.</summary>
    public static string FolderOf(object place) => $"{place}/";

    /// <summary>The lake that a table says it is of; null where it says none.</summary>
    public static string? LakeOf(TableInput table) => table.Parameters?.GetValueOrDefault(Marker);
}
