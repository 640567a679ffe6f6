using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql;

/// <summary>Writes a data frame to files or tables.</summary>
public sealed class DataFrameWriter : IJvmObjectReferenceProvider
{
    internal DataFrameWriter(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>DataFrameWriter</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>What is done where something is there already.</summary>
    public DataFrameWriter Mode(SaveMode saveMode) => Changed("mode", saveMode.ToString());

    /// <summary>What is done where something is there already: <c>overwrite</c>, <c>append</c>, <c>ignore</c> or <c>error</c>, which is the default.</summary>
    public DataFrameWriter Mode(string saveMode) => Changed("mode", saveMode);

    /// <summary>The kind of files, such as <c>parquet</c>, which is the default.</summary>
    public DataFrameWriter Format(string source) => Changed("format", source);

    /// <summary>A setting of the kind of files.</summary>
    public DataFrameWriter Option(string key, string value) => Changed("option", key, value);

    /// <inheritdoc cref="Option(string, string)" />
    public DataFrameWriter Option(string key, bool value) => Changed("option", key, value);

    /// <inheritdoc cref="Option(string, string)" />
    public DataFrameWriter Option(string key, long value) => Changed("option", key, value);

    /// <inheritdoc cref="Option(string, string)" />
    public DataFrameWriter Option(string key, double value) => Changed("option", key, value);

    /// <summary>Settings of the kind of files.</summary>
    public DataFrameWriter Options(Dictionary<string, string> options) => Changed("options", options);

    /// <summary>A folder for each value of these columns, such as <c>event_date=2026-03-29</c>.</summary>
    public DataFrameWriter PartitionBy(params string[] colNames) => Changed("partitionBy", [colNames]);

    /// <summary>So many buckets by the hash of these columns; for <see cref="SaveAsTable"/> alone.</summary>
    public DataFrameWriter BucketBy(int numBuckets, string colName, params string[] colNames) => Changed("bucketBy", numBuckets, colName, colNames);

    /// <summary>The order within each bucket.</summary>
    public DataFrameWriter SortBy(string colName, params string[] colNames) => Changed("sortBy", colName, colNames);

    /// <summary>Writes to a path.</summary>
    public void Save(string path) => Reference.Invoke("save", path);

    /// <summary>Writes to where the options say.</summary>
    public void Save() => Reference.Invoke("save");

    /// <summary>Writes into a table that is there, the columns matched by their places.</summary>
    public void InsertInto(string tableName) => Reference.Invoke("insertInto", tableName);

    /// <summary>Writes to a table, which is made where it is not there.</summary>
    public void SaveAsTable(string tableName) => Reference.Invoke("saveAsTable", tableName);

    /// <summary>Writes to a table of a database through JDBC.</summary>
    /// <param name="url">Such as <c>jdbc:postgresql://host/base</c>; the driver's jar must be there.</param>
    /// <param name="table">The table.</param>
    /// <param name="properties">Settings of the connection, such as <c>user</c>.</param>
    public void Jdbc(string url, string table, Dictionary<string, string> properties) => Reference.Invoke("jdbc", url, table, Reference.Jvm.JavaProperties(properties));

    /// <summary>Writes files with a JSON object a line.</summary>
    public void Json(string path) => Reference.Invoke("json", path);

    /// <summary>Writes Parquet files.</summary>
    public void Parquet(string path) => Reference.Invoke("parquet", path);

    /// <summary>Writes ORC files.</summary>
    public void Orc(string path) => Reference.Invoke("orc", path);

    /// <summary>Writes the one column of texts as lines.</summary>
    public void Text(string path) => Reference.Invoke("text", path);

    /// <summary>Writes CSV files.</summary>
    public void Csv(string path) => Reference.Invoke("csv", path);

    private DataFrameWriter Changed(string methodName, params object?[] args)
    {
        Reference.Invoke(methodName, args);
        return this;
    }
}
