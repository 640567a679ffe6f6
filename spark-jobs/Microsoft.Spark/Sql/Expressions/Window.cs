using Microsoft.Spark.Interop;
using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql.Expressions;

/// <summary>The start of a window: which rows a function over it sees.</summary>
public static class Window
{
    private const string ClassName = "org.apache.spark.sql.expressions.Window";

    /// <summary>As a bound of a frame: the partition's first row.</summary>
    public static long UnboundedPreceding => long.MinValue;

    /// <summary>As a bound of a frame: the partition's last row.</summary>
    public static long UnboundedFollowing => long.MaxValue;

    /// <summary>As a bound of a frame: this row.</summary>
    public static long CurrentRow => 0;

    /// <summary>The rows that have the same values in these columns.</summary>
    public static WindowSpec PartitionBy(string colName, params string[] colNames) => Call("partitionBy", colName, colNames);

    /// <inheritdoc cref="PartitionBy(string, string[])" />
    public static WindowSpec PartitionBy(params Column[] columns) => Call("partitionBy", [columns]);

    /// <summary>All rows in an order.</summary>
    public static WindowSpec OrderBy(string colName, params string[] colNames) => Call("orderBy", colName, colNames);

    /// <inheritdoc cref="OrderBy(string, string[])" />
    public static WindowSpec OrderBy(params Column[] columns) => Call("orderBy", [columns]);

    /// <inheritdoc cref="WindowSpec.RowsBetween" />
    public static WindowSpec RowsBetween(long start, long end) => Call("rowsBetween", start, end);

    /// <inheritdoc cref="WindowSpec.RangeBetween" />
    public static WindowSpec RangeBetween(long start, long end) => Call("rangeBetween", start, end);

    private static WindowSpec Call(string methodName, params object?[] args) => new(SparkEnvironment.JvmBridge.CallForReference(ClassName, methodName, args));
}
