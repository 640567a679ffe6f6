using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql;

/// <summary>Writes a data frame to a table of a catalog that Spark knows by <c>spark.sql.catalog.NAME</c>.</summary>
public sealed class DataFrameWriterV2 : IJvmObjectReferenceProvider
{
    internal DataFrameWriterV2(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>DataFrameWriterV2</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>The kind of table.</summary>
    public DataFrameWriterV2 Using(string provider) => Changed("using", provider);

    /// <summary>A setting of the write.</summary>
    public DataFrameWriterV2 Option(string key, string value) => Changed("option", key, value);

    /// <inheritdoc cref="Option(string, string)" />
    public DataFrameWriterV2 Option(string key, bool value) => Changed("option", key, value);

    /// <inheritdoc cref="Option(string, string)" />
    public DataFrameWriterV2 Option(string key, long value) => Changed("option", key, value);

    /// <inheritdoc cref="Option(string, string)" />
    public DataFrameWriterV2 Option(string key, double value) => Changed("option", key, value);

    /// <summary>Settings of the write.</summary>
    public DataFrameWriterV2 Options(Dictionary<string, string> options) => Changed("options", options);

    /// <summary>A property of the table that is made.</summary>
    public DataFrameWriterV2 TableProperty(string property, string value) => Changed("tableProperty", property, value);

    /// <summary>The partitions of the table that is made: columns, or <see cref="Functions.Days"/> and its like of them.</summary>
    public DataFrameWriterV2 PartitionedBy(Column column, params Column[] columns) => Changed("partitionedBy", column, columns);

    /// <summary>Makes the table.</summary>
    /// <exception cref="JvmException">It is there already.</exception>
    public void Create() => Reference.Invoke("create");

    /// <summary>Makes the table anew.</summary>
    /// <exception cref="JvmException">It is not there.</exception>
    public void Replace() => Reference.Invoke("replace");

    /// <summary>Makes the table, anew where it is there.</summary>
    public void CreateOrReplace() => Reference.Invoke("createOrReplace");

    /// <summary>Adds the rows, the columns matched by their names.</summary>
    /// <exception cref="JvmException">The table is not there.</exception>
    public void Append() => Reference.Invoke("append");

    /// <summary>Puts the rows in place of those for which the condition holds.</summary>
    /// <exception cref="JvmException">The table is not there.</exception>
    public void Overwrite(Column condition) => Reference.Invoke("overwrite", condition);

    /// <summary>Puts the rows in place of every partition that one of them is in.</summary>
    /// <exception cref="JvmException">The table is not there.</exception>
    public void OverwritePartitions() => Reference.Invoke("overwritePartitions");

    private DataFrameWriterV2 Changed(string methodName, params object?[] args)
    {
        Reference.Invoke(methodName, args);
        return this;
    }
}
