namespace FleetSpark.Aws.Glue;

/// <summary>Input of GetPartitions.</summary>
/// <param name="DatabaseName">The database.</param>
/// <param name="TableName">The table.</param>
/// <param name="NextToken">The page; null for the first.</param>
public sealed record GetPartitionsInput(string DatabaseName, string TableName, string? NextToken = null);

/// <summary>Output of GetPartitions.</summary>
/// <param name="Partitions">The partitions.</param>
/// <param name="NextToken">The next page; null where this is the last.</param>
public sealed record GetPartitionsOutput(IReadOnlyList<PartitionInput>? Partitions, string? NextToken);

/// <summary>A partition, as it is asked for; what is given has more members, which nobody here reads.</summary>
/// <param name="Values">The values of the partition keys.</param>
/// <param name="StorageDescriptor">Where its files are and how they are read.</param>
public sealed record PartitionInput(IReadOnlyList<string> Values, StorageDescriptor? StorageDescriptor)
{
    /// <summary>What else is said of it.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }
}

/// <summary>Input of BatchCreatePartition.</summary>
/// <param name="DatabaseName">The database.</param>
/// <param name="TableName">The table.</param>
/// <param name="PartitionInputList">The partitions.</param>
public sealed record BatchCreatePartitionInput(string DatabaseName, string TableName, IReadOnlyList<PartitionInput> PartitionInputList);

/// <summary>Input of BatchUpdatePartition.</summary>
/// <param name="DatabaseName">The database.</param>
/// <param name="TableName">The table.</param>
/// <param name="Entries">The partitions.</param>
public sealed record BatchUpdatePartitionInput(string DatabaseName, string TableName, IReadOnlyList<PartitionUpdate> Entries);

/// <summary>A partition and what it becomes.</summary>
/// <param name="PartitionValueList">The values by which it is known.</param>
/// <param name="PartitionInput">What it becomes.</param>
public sealed record PartitionUpdate(IReadOnlyList<string> PartitionValueList, PartitionInput PartitionInput);

/// <summary>Input of BatchDeletePartition.</summary>
/// <param name="DatabaseName">The database.</param>
/// <param name="TableName">The table.</param>
/// <param name="PartitionsToDelete">The partitions.</param>
public sealed record BatchDeletePartitionInput(string DatabaseName, string TableName, IReadOnlyList<PartitionValues> PartitionsToDelete);

/// <summary>A partition by its values.</summary>
/// <param name="Values">The values of the partition keys.</param>
public sealed record PartitionValues(IReadOnlyList<string> Values);

/// <summary>Output of the calls for many partitions.</summary>
/// <param name="Errors">Those of which the call failed; the others are done.</param>
public sealed record PartitionErrorsOutput(IReadOnlyList<PartitionError>? Errors);

/// <summary>A partition of which a call failed.</summary>
public sealed record PartitionError
{
    /// <summary>Its values, where it was to be made or removed.</summary>
    public IReadOnlyList<string>? PartitionValues { get; init; }

    /// <summary>Its values, where it was to be replaced.</summary>
    public IReadOnlyList<string>? PartitionValueList { get; init; }

    /// <summary>Why.</summary>
    public ErrorDetail? ErrorDetail { get; init; }

    /// <summary>Its values, by whichever member has them.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Values => PartitionValues ?? PartitionValueList ?? [];
}

/// <summary>Why a call failed.</summary>
/// <param name="ErrorCode">The name of the error.</param>
/// <param name="ErrorMessage">Its words.</param>
public sealed record ErrorDetail(string? ErrorCode, string? ErrorMessage);
