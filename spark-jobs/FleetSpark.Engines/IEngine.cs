namespace FleetSpark.Engines;

/// <summary>
/// Runs the SQL of sources and tables. Knows no source and no table by name: the caller defines views and asks for files.
/// An engine works for one caller at a time.
/// </summary>
public interface IEngine : IAsyncDisposable
{
    /// <summary>Its name on a command line and in reports.</summary>
    string Name { get; }

    /// <summary>Defines a view of raw objects: each field as text, and <c>_raw_object</c>, <c>_sent_at</c>, <c>_text</c>.</summary>
    Task DefineRawViewAsync(string name, RawView view, CancellationToken cancellationToken);

    /// <summary>Defines a view of Parquet files; no files give an empty view of the same columns.</summary>
    Task DefineFileViewAsync(string name, FileView view, CancellationToken cancellationToken);

    /// <summary>Defines a view of a CSV file with a header line, every column as text.</summary>
    Task DefineReferenceViewAsync(string name, string path, char delimiter, CancellationToken cancellationToken);

    /// <summary>Defines a view of rows given by value; no value appears in any SQL text.</summary>
    Task DefineRowsAsync(string name, IReadOnlyList<EngineColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows, CancellationToken cancellationToken);

    /// <summary>Defines a view by a query.</summary>
    Task DefineViewAsync(string name, string sql, CancellationToken cancellationToken);

    /// <summary>Runs a query and keeps its rows under a name, for several readers.</summary>
    Task MaterialiseAsync(string name, string sql, CancellationToken cancellationToken);

    /// <summary>Runs a query and writes its rows into one sorted Parquet file.</summary>
    /// <returns>The file, at or below the path; null where there are no rows.</returns>
    Task<WrittenFile?> WriteFileAsync(string sql, string path, IReadOnlyList<string> sortBy, CancellationToken cancellationToken);

    /// <summary>Runs a query and writes its rows into Parquet files, a folder for each value of the columns in <paramref name="by"/>.</summary>
    Task<IReadOnlyList<PartitionFile>> WriteFoldersAsync(string sql, string folder, IReadOnlyList<string> by, CancellationToken cancellationToken);

    /// <summary>Runs a query and gives its rows: text, bool, int, long, double, decimal, DateTimeOffset (UTC), DateOnly, or null.</summary>
    Task<IReadOnlyList<object?[]>> QueryAsync(string sql, CancellationToken cancellationToken);
}

/// <summary>A column of a view.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as both engines' SQL names it (STRING, TIMESTAMP_LTZ, DECIMAL(18,2) ...).</param>
public sealed record EngineColumn(string Name, string Type);

/// <summary>Raw objects as a view.</summary>
/// <param name="Fields">The fields to read and the JSON members that lead to each.</param>
/// <param name="Objects">The objects.</param>
public sealed record RawView(IReadOnlyList<RawField> Fields, IReadOnlyList<RawObject> Objects);

/// <summary>A field of a raw record.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Path">The members that lead to it, outermost first.</param>
public sealed record RawField(string Name, IReadOnlyList<string> Path);

/// <summary>A raw object as a local or remote file.</summary>
/// <param name="Location">Where the engine opens it.</param>
/// <param name="Key">Its key in the raw store.</param>
/// <param name="SentAt">The send time in its name.</param>
public sealed record RawObject(string Location, string Key, DateTimeOffset SentAt);

/// <summary>Parquet files as a view.</summary>
/// <param name="Columns">The columns that the view has, in order.</param>
/// <param name="Locations">The files.</param>
/// <param name="FolderColumns">The columns whose values stand in each file's path, as folders <c>name=value</c>.</param>
public sealed record FileView(IReadOnlyList<EngineColumn> Columns, IReadOnlyList<string> Locations, IReadOnlyList<string> FolderColumns);

/// <summary>A Parquet file that an engine wrote.</summary>
/// <param name="Path">Where.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Bytes">Its size.</param>
public record WrittenFile(string Path, long Rows, long Bytes);

/// <summary>A Parquet file that an engine wrote into a folder that says what its rows have in common.</summary>
/// <param name="Path">Where.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Values">The values of the folder columns, outermost first.</param>
public sealed record PartitionFile(string Path, long Rows, long Bytes, IReadOnlyList<string> Values) : WrittenFile(Path, Rows, Bytes);
