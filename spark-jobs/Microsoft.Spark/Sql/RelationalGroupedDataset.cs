using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql;

/// <summary>The rows of a data frame in groups; an aggregate makes a row of each group, the grouping columns first.</summary>
public sealed class RelationalGroupedDataset : IJvmObjectReferenceProvider
{
    internal RelationalGroupedDataset(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>RelationalGroupedDataset</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>Aggregates of each group.</summary>
    public DataFrame Agg(Column expr, params Column[] exprs) => Call("agg", expr, exprs);

    /// <summary>How many rows each group has.</summary>
    public DataFrame Count() => Call("count");

    /// <summary>The mean of columns, or of all that are numbers.</summary>
    public DataFrame Mean(params string[] colNames) => Call("mean", [colNames]);

    /// <summary>The greatest value of columns, or of all that are numbers.</summary>
    public DataFrame Max(params string[] colNames) => Call("max", [colNames]);

    /// <summary>The mean of columns, or of all that are numbers.</summary>
    public DataFrame Avg(params string[] colNames) => Call("avg", [colNames]);

    /// <summary>The least value of columns, or of all that are numbers.</summary>
    public DataFrame Min(params string[] colNames) => Call("min", [colNames]);

    /// <summary>The sum of columns, or of all that are numbers.</summary>
    public DataFrame Sum(params string[] colNames) => Call("sum", [colNames]);

    /// <summary>A column for each value of a column; the values are looked up first, which runs a job.</summary>
    public RelationalGroupedDataset Pivot(string pivotColumn) => new(Reference.InvokeForReference("pivot", pivotColumn));

    /// <inheritdoc cref="Pivot(string)" />
    public RelationalGroupedDataset Pivot(Column pivotColumn) => new(Reference.InvokeForReference("pivot", pivotColumn));

    /// <summary>A column for each of these values of a column, in their order.</summary>
    public RelationalGroupedDataset Pivot(string pivotColumn, IEnumerable<object> values) => new(Reference.InvokeForReference("pivot", pivotColumn, Listed(values)));

    /// <inheritdoc cref="Pivot(string, IEnumerable{object})" />
    public RelationalGroupedDataset Pivot(Column pivotColumn, IEnumerable<object> values) => new(Reference.InvokeForReference("pivot", pivotColumn, Listed(values)));

    private JvmObjectReference Listed(IEnumerable<object> values) => Reference.Jvm.JavaList(JavaValue.OfAll(values));

    private DataFrame Call(string methodName, params object?[] args) => new(Reference.InvokeForReference(methodName, args));
}
