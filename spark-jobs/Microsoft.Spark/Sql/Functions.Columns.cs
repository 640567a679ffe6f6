using Microsoft.Spark.Interop;
using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql;

// Columns, constants, order and what a row knows of itself.
public static partial class Functions
{
    /// <summary>Ascending order by the column, nulls first.</summary>
    public static Column Asc(string columnName) => Call("asc", columnName);

    /// <summary>Ascending order by the column, nulls first.</summary>
    public static Column AscNullsFirst(string columnName) => Call("asc_nulls_first", columnName);

    /// <summary>Ascending order by the column, nulls last.</summary>
    public static Column AscNullsLast(string columnName) => Call("asc_nulls_last", columnName);

    /// <summary>Null where the condition holds; otherwise the query fails, with the message if one is given.</summary>
    public static Column AssertTrue(Column column) => Call("assert_true", column);

    /// <inheritdoc cref="AssertTrue(Column)" />
    public static Column AssertTrue(Column column, Column errMsg) => Call("assert_true", column, errMsg);

    /// <summary>Marks the data frame as small enough to be sent to every executor for a join.</summary>
    public static DataFrame Broadcast(DataFrame df) => new(SparkEnvironment.JvmBridge.CallForReference(ClassName, "broadcast", df));

    /// <summary>For a table's partitions: the bucket of the value's hash.</summary>
    public static Column Bucket(Column numBuckets, Column column) => Call("bucket", numBuckets, column);

    /// <inheritdoc cref="Bucket(Column, Column)" />
    public static Column Bucket(int numBuckets, Column column) => Call("bucket", numBuckets, column);

    /// <summary>Calls a function that is registered in the session by its name.</summary>
    public static Column CallUDF(string udfName, params Column[] columns) => Call("call_udf", udfName, columns);

    /// <summary>Calls a function that is registered in the session by its name.</summary>
    public static Column Call_UDF(string udfName, params Column[] columns) => Call("call_udf", udfName, columns);

    /// <summary>The first of the columns that is not null.</summary>
    public static Column Coalesce(params Column[] columns) => Call("coalesce", [columns]);

    /// <summary>The column of that name; dots reach into structs.</summary>
    public static Column Col(string columnName) => Call("col", columnName);

    /// <summary>The column of that name; dots reach into structs.</summary>
    public static Column Column(string columnName) => Call("column", columnName);

    /// <summary>The texts, bytes or arrays joined; null where one of them is.</summary>
    public static Column Concat(params Column[] columns) => Call("concat", [columns]);

    /// <summary>Descending order by the column, nulls last.</summary>
    public static Column Desc(string columnName) => Call("desc", columnName);

    /// <summary>Descending order by the column, nulls first.</summary>
    public static Column DescNullsFirst(string columnName) => Call("desc_nulls_first", columnName);

    /// <summary>Descending order by the column, nulls last.</summary>
    public static Column DescNullsLast(string columnName) => Call("desc_nulls_last", columnName);

    /// <summary>The column that an expression of SQL gives.</summary>
    public static Column Expr(string expr) => Call("expr", expr);

    /// <summary>The largest of the columns' values; nulls are passed over.</summary>
    public static Column Greatest(params Column[] columns) => Call("greatest", [columns]);

    /// <inheritdoc cref="Greatest(Column[])" />
    public static Column Greatest(string columnName, params string[] columnNames) => Call("greatest", columnName, columnNames);

    /// <summary>The file that the row was read from; empty where there is none.</summary>
    public static Column InputFileName() => Call("input_file_name");

    /// <summary>Whether the number is NaN.</summary>
    public static Column IsNaN(Column column) => Call("isnan", column);

    /// <summary>Whether the value is null.</summary>
    public static Column IsNull(Column column) => Call("isnull", column);

    /// <summary>The smallest of the columns' values; nulls are passed over.</summary>
    public static Column Least(params Column[] columns) => Call("least", [columns]);

    /// <inheritdoc cref="Least(Column[])" />
    public static Column Least(string columnName, params string[] columnNames) => Call("least", columnName, columnNames);

    /// <summary>A constant: null, bool, a number, string, byte[], <see cref="Types.Date"/> or <see cref="Types.Timestamp"/>; a column is given back.</summary>
    public static Column Lit(object? literal) => Call("lit", JavaValue.Of(literal));

    /// <summary>A 64-bit number that rises and is never given twice, though with gaps.</summary>
    public static Column MonotonicallyIncreasingId() => Call("monotonically_increasing_id");

    /// <summary>The first column, or the second where the first is NaN.</summary>
    public static Column NaNvl(Column column1, Column column2) => Call("nanvl", column1, column2);

    /// <summary>The condition turned.</summary>
    public static Column Not(Column column) => Call("not", column);

    /// <summary>Makes the query fail with the message when a row is reached.</summary>
    public static Column RaiseError(Column errMsg) => Call("raise_error", errMsg);

    /// <summary>Random numbers, evenly spread from 0 (included) to 1 (excluded); with a seed, the same for the same partitions.</summary>
    public static Column Rand() => Call("rand");

    /// <inheritdoc cref="Rand()" />
    public static Column Rand(long seed) => Call("rand", seed);

    /// <summary>Random numbers of the standard normal distribution; with a seed, the same for the same partitions.</summary>
    public static Column Randn() => Call("randn");

    /// <inheritdoc cref="Randn()" />
    public static Column Randn(long seed) => Call("randn", seed);

    /// <summary>The number of the partition that the row is in.</summary>
    public static Column SparkPartitionId() => Call("spark_partition_id");

    /// <summary>The value where the condition holds; further cases by <see cref="Column.When"/> and <see cref="Column.Otherwise"/>, else null.</summary>
    public static Column When(Column condition, object value) => Call("when", condition, JavaValue.Of(value));
}
