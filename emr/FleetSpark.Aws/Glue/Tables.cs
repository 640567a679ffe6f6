namespace FleetSpark.Aws.Glue;

/// <summary>Input of GetTables.</summary>
/// <param name="DatabaseName">The database.</param>
/// <param name="NextToken">The page; null for the first.</param>
public sealed record GetTablesInput(string DatabaseName, string? NextToken = null);

/// <summary>Output of GetTables.</summary>
/// <param name="TableList">The tables.</param>
/// <param name="NextToken">The next page; null where this is the last.</param>
public sealed record GetTablesOutput(IReadOnlyList<TableInput>? TableList, string? NextToken);

/// <summary>Input of GetTable.</summary>
/// <param name="DatabaseName">The database.</param>
/// <param name="Name">The table.</param>
public sealed record GetTableInput(string DatabaseName, string Name);

/// <summary>Output of GetTable.</summary>
/// <param name="Table">The table.</param>
public sealed record GetTableOutput(TableInput Table);

/// <summary>Input of CreateTable and UpdateTable.</summary>
/// <param name="DatabaseName">The database.</param>
/// <param name="TableInput">The table.</param>
/// <param name="SkipArchive">Of UpdateTable: whether the table as it was is not kept as a version; null to keep it. An account has room for so many.</param>
public sealed record TableInputOfDatabase(string DatabaseName, TableInput TableInput, bool? SkipArchive = null);

/// <summary>Input of DeleteTable.</summary>
/// <param name="DatabaseName">The database.</param>
/// <param name="Name">The table.</param>
public sealed record DeleteTableInput(string DatabaseName, string Name);

/// <summary>A table, as it is asked for; what is given has more members, which nobody here reads.</summary>
/// <param name="Name">Its name, lower case.</param>
public sealed record TableInput(string Name)
{
    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary><c>EXTERNAL_TABLE</c> for one whose files are somebody else's.</summary>
    public string? TableType { get; init; }

    /// <summary>What else is said of it.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>The columns that stand in no file.</summary>
    public IReadOnlyList<Column>? PartitionKeys { get; init; }

    /// <summary>Where its files are and how they are read.</summary>
    public StorageDescriptor? StorageDescriptor { get; init; }
}

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as Hive names it.</param>
/// <param name="Comment">What it means, 255 characters at most.</param>
public sealed record Column(string Name, string? Type, string? Comment = null);

/// <summary>Where files are and how they are read.</summary>
public sealed record StorageDescriptor
{
    /// <summary>The columns that stand in the files.</summary>
    public IReadOnlyList<Column>? Columns { get; init; }

    /// <summary>The folder.</summary>
    public string? Location { get; init; }

    /// <summary>The class of Hadoop's that reads a file.</summary>
    public string? InputFormat { get; init; }

    /// <summary>The class of Hadoop's that writes one.</summary>
    public string? OutputFormat { get; init; }

    /// <summary>The class of Hive's that makes columns of what was read.</summary>
    public SerDeInfo? SerdeInfo { get; init; }

    /// <summary>What else is said of it.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>The columns by whose values rows are spread over files.</summary>
    public IReadOnlyList<string>? BucketColumns { get; init; }

    /// <summary>How many files rows are spread over; 0 or less where they are not.</summary>
    public int? NumberOfBuckets { get; init; }
}

/// <summary>A class that makes columns of what was read.</summary>
/// <param name="SerializationLibrary">Its name.</param>
/// <param name="Parameters">What it is told.</param>
public sealed record SerDeInfo(string? SerializationLibrary, IReadOnlyDictionary<string, string>? Parameters = null);
