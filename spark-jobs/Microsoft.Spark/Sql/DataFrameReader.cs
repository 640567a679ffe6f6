using Microsoft.Spark.Interop.Ipc;
using Microsoft.Spark.Sql.Types;

namespace Microsoft.Spark.Sql;

/// <summary>Makes data frames of files and tables. Several paths are read as one.</summary>
public sealed class DataFrameReader : IJvmObjectReferenceProvider
{
    internal DataFrameReader(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>DataFrameReader</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>The kind of source, such as <c>parquet</c>, which is the default.</summary>
    public DataFrameReader Format(string source) => Changed("format", source);

    /// <summary>The columns, which are not looked for in the source then.</summary>
    public DataFrameReader Schema(StructType schema) => Changed("schema", schema.ToJvm());

    /// <summary>The columns as DDL, such as <c>name STRING, speed_kmh DOUBLE</c>.</summary>
    public DataFrameReader Schema(string schemaString) => Changed("schema", schemaString);

    /// <summary>A setting of the source.</summary>
    public DataFrameReader Option(string key, string value) => Changed("option", key, value);

    /// <inheritdoc cref="Option(string, string)" />
    public DataFrameReader Option(string key, bool value) => Changed("option", key, value);

    /// <inheritdoc cref="Option(string, string)" />
    public DataFrameReader Option(string key, long value) => Changed("option", key, value);

    /// <inheritdoc cref="Option(string, string)" />
    public DataFrameReader Option(string key, double value) => Changed("option", key, value);

    /// <summary>Settings of the source.</summary>
    public DataFrameReader Options(Dictionary<string, string> options) => Changed("options", options);

    /// <summary>Reads a source that needs no path.</summary>
    public DataFrame Load() => Call("load");

    /// <summary>Reads a path.</summary>
    public DataFrame Load(string path) => Call("load", path);

    /// <summary>Reads paths.</summary>
    public DataFrame Load(params string[] paths) => Call("load", [paths]);

    /// <summary>Reads a table of a database through JDBC, in one partition.</summary>
    /// <param name="url">Such as <c>jdbc:postgresql://host/base</c>; the driver's jar must be there.</param>
    /// <param name="table">The table, or a query in brackets with a name.</param>
    /// <param name="properties">Settings of the connection, such as <c>user</c>.</param>
    public DataFrame Jdbc(string url, string table, Dictionary<string, string> properties) => Call("jdbc", url, table, Reference.Jvm.JavaProperties(properties));

    /// <summary>Reads a table of a database through JDBC, parted by ranges of a column. The bounds part the rows; they leave none out.</summary>
    /// <param name="url">Such as <c>jdbc:postgresql://host/base</c>; the driver's jar must be there.</param>
    /// <param name="table">The table, or a query in brackets with a name.</param>
    /// <param name="columnName">A column of whole numbers.</param>
    /// <param name="lowerBound">Where the first range ends at the latest.</param>
    /// <param name="upperBound">Where the last range begins at the latest.</param>
    /// <param name="numPartitions">How many ranges, each over a connection of its own.</param>
    /// <param name="properties">Settings of the connection, such as <c>user</c>.</param>
    public DataFrame Jdbc(string url, string table, string columnName, long lowerBound, long upperBound, int numPartitions, Dictionary<string, string> properties) =>
        Call("jdbc", url, table, columnName, lowerBound, upperBound, numPartitions, Reference.Jvm.JavaProperties(properties));

    /// <summary>Reads a table of a database through JDBC, a partition for each condition.</summary>
    /// <param name="url">Such as <c>jdbc:postgresql://host/base</c>; the driver's jar must be there.</param>
    /// <param name="table">The table, or a query in brackets with a name.</param>
    /// <param name="predicates">Conditions in the database's SQL; a row that fits two comes twice.</param>
    /// <param name="properties">Settings of the connection, such as <c>user</c>.</param>
    public DataFrame Jdbc(string url, string table, IEnumerable<string> predicates, Dictionary<string, string> properties) =>
        Call("jdbc", url, table, predicates.ToArray(), Reference.Jvm.JavaProperties(properties));

    /// <summary>Reads files with a JSON object a line.</summary>
    public DataFrame Json(params string[] paths) => Call("json", [paths]);

    /// <summary>Reads CSV files.</summary>
    public DataFrame Csv(params string[] paths) => Call("csv", [paths]);

    /// <summary>Reads Parquet files.</summary>
    public DataFrame Parquet(params string[] paths) => Call("parquet", [paths]);

    /// <summary>Reads ORC files.</summary>
    public DataFrame Orc(params string[] paths) => Call("orc", [paths]);

    /// <summary>A table or view by its name.</summary>
    public DataFrame Table(string tableName) => Call("table", tableName);

    /// <summary>Reads the lines of text files as a column <c>value</c>.</summary>
    public DataFrame Text(params string[] paths) => Call("text", [paths]);

    private DataFrameReader Changed(string methodName, params object?[] args)
    {
        Reference.Invoke(methodName, args);
        return this;
    }

    private DataFrame Call(string methodName, params object?[] args) => new(Reference.InvokeForReference(methodName, args));
}
