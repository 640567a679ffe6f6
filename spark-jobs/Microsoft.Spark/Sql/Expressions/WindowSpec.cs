using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql.Expressions;

/// <summary>A window: how rows are parted, in which order they stand, and which of them the frame takes.</summary>
public sealed class WindowSpec : IJvmObjectReferenceProvider
{
    internal WindowSpec(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>WindowSpec</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>The window with the rows that have the same values in these columns.</summary>
    public WindowSpec PartitionBy(string colName, params string[] colNames) => Call("partitionBy", colName, colNames);

    /// <inheritdoc cref="PartitionBy(string, string[])" />
    public WindowSpec PartitionBy(params Column[] columns) => Call("partitionBy", [columns]);

    /// <summary>The window with its rows in an order.</summary>
    public WindowSpec OrderBy(string colName, params string[] colNames) => Call("orderBy", colName, colNames);

    /// <inheritdoc cref="OrderBy(string, string[])" />
    public WindowSpec OrderBy(params Column[] columns) => Call("orderBy", [columns]);

    /// <summary>The window with a frame counted in rows.</summary>
    /// <param name="start">The first row, included: rows from this one, before it if negative, or <see cref="Window.UnboundedPreceding"/>.</param>
    /// <param name="end">The last row, included: as <paramref name="start"/>, or <see cref="Window.UnboundedFollowing"/>.</param>
    public WindowSpec RowsBetween(long start, long end) => Call("rowsBetween", start, end);

    /// <summary>The window with a frame counted by the value of its one ordering column.</summary>
    /// <param name="start">The least value, included: the distance from this row's, or <see cref="Window.UnboundedPreceding"/>.</param>
    /// <param name="end">The greatest value, included: as <paramref name="start"/>, or <see cref="Window.UnboundedFollowing"/>.</param>
    public WindowSpec RangeBetween(long start, long end) => Call("rangeBetween", start, end);

    private WindowSpec Call(string methodName, params object?[] args) => new(Reference.InvokeForReference(methodName, args));
}
