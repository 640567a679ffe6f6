using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql;

// What changes the columns.
public sealed partial class DataFrame
{
    /// <summary>The same rows.</summary>
    public DataFrame ToDF() => Call("toDF");

    /// <summary>The same rows with new names for all columns.</summary>
    public DataFrame ToDF(params string[] colNames) => Call("toDF", [colNames]);

    /// <summary>A column <c>value</c> with each row's JSON text.</summary>
    public DataFrame ToJSON() => new(Reference.InvokeForReference("toJSON").InvokeForReference("toDF"));

    /// <summary>These columns.</summary>
    public DataFrame Select(params Column[] columns) => Call("select", [columns]);

    /// <summary>The columns of these names.</summary>
    public DataFrame Select(string column, params string[] columns) => Call("select", column, columns);

    /// <summary>The columns that expressions of SQL give.</summary>
    public DataFrame SelectExpr(params string[] expressions) => Call("selectExpr", [expressions]);

    /// <summary>All columns, and one more; it takes the place of one of its name.</summary>
    public DataFrame WithColumn(string colName, Column col) => Call("withColumn", colName, col);

    /// <summary>All columns, one renamed; a name that is not there changes nothing.</summary>
    public DataFrame WithColumnRenamed(string existingName, string newName) => Call("withColumnRenamed", existingName, newName);

    /// <summary>All columns but these; names that are not there change nothing.</summary>
    public DataFrame Drop(params string[] colNames) => Call("drop", [colNames]);

    /// <summary>All columns but this.</summary>
    public DataFrame Drop(Column col) => Call("drop", col);

    /// <summary>Under another name, for <c>alias.column</c>.</summary>
    public DataFrame As(string alias) => Call("as", alias);

    /// <summary>Under another name, for <c>alias.column</c>.</summary>
    public DataFrame Alias(string alias) => Call("alias", alias);

    /// <summary>What a function makes of it: for a chain of steps. The function runs here, at once.</summary>
    public DataFrame Transform(Func<DataFrame, DataFrame> func) => func(this);

    /// <summary>Hints for the planner.</summary>
    /// <param name="name">Such as <c>broadcast</c>.</param>
    /// <param name="parameters">What the hint takes.</param>
    public DataFrame Hint(string name, object[]? parameters = null) => Call("hint", name, JavaValue.OfAll(parameters ?? []));

    /// <summary>Marks a column as the rows' time for aggregates that never end.</summary>
    /// <param name="eventTime">The column.</param>
    /// <param name="delayThreshold">How late a row may come, such as <c>10 minutes</c>.</param>
    public DataFrame WithWatermark(string eventTime, string delayThreshold) => Call("withWatermark", eventTime, delayThreshold);

    /// <summary>Aggregates that are computed beside the rows; a listener of queries in the JVM gets them under the name.</summary>
    public DataFrame Observe(string name, Column expr, params Column[] exprs) => Call("observe", name, expr, exprs);

    /// <summary>Count, mean, standard deviation, least and greatest value of the columns, or of all that are numbers or texts.</summary>
    public DataFrame Describe(params string[] cols) => Call("describe", [cols]);

    /// <summary>As <see cref="Describe"/>, with the statistics that are named, such as <c>25%</c> or <c>count_distinct</c>.</summary>
    public DataFrame Summary(params string[] statistics) => Call("summary", [statistics]);

    /// <summary>The rows that share values of these columns, as groups.</summary>
    public RelationalGroupedDataset GroupBy(params Column[] columns) => Grouped("groupBy", [columns]);

    /// <inheritdoc cref="GroupBy(Column[])" />
    public RelationalGroupedDataset GroupBy(string column, params string[] columns) => Grouped("groupBy", column, columns);

    /// <summary>Groups by all columns, by all but the last, and so on to one group of all rows.</summary>
    public RelationalGroupedDataset Rollup(params Column[] columns) => Grouped("rollup", [columns]);

    /// <inheritdoc cref="Rollup(Column[])" />
    public RelationalGroupedDataset Rollup(string column, params string[] columns) => Grouped("rollup", column, columns);

    /// <summary>Groups by every combination of these columns.</summary>
    public RelationalGroupedDataset Cube(params Column[] columns) => Grouped("cube", [columns]);

    /// <inheritdoc cref="Cube(Column[])" />
    public RelationalGroupedDataset Cube(string column, params string[] columns) => Grouped("cube", column, columns);

    /// <summary>Aggregates over all rows: one row.</summary>
    public DataFrame Agg(Column expr, params Column[] exprs) => Call("agg", expr, exprs);

    private RelationalGroupedDataset Grouped(string methodName, params object?[] args) => new(Reference.InvokeForReference(methodName, args));
}
