using Microsoft.Spark.Sql.Arrow;
using Microsoft.Spark.Sql.Types;

namespace Microsoft.Spark.Sql;

// Data frames of values that are here. They go to the JVM as columns, in a few calls however many rows there are.
public sealed partial class SparkSession
{
    /// <summary>A data frame of rows.</summary>
    /// <param name="data">The rows, their values in the order of the fields and of the types that <see cref="Row.Get(int)"/> gives.</param>
    /// <param name="schema">The fields.</param>
    /// <exception cref="ArgumentException">A row has not the schema's number of values, or a value not its field's type. The field is named.</exception>
    /// <exception cref="OverflowException">A decimal does not fit its field.</exception>
    public DataFrame CreateDataFrame(IEnumerable<GenericRow> data, StructType schema) => RowSender.Send(this, [.. data.Select(row => row.Values)], schema);

    /// <summary>A data frame of one column <c>_1</c>.</summary>
    public DataFrame CreateDataFrame(IEnumerable<int> data) => OfOne(data, new IntegerType(), isNullable: false);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})" />
    public DataFrame CreateDataFrame(IEnumerable<int?> data) => OfOne(data, new IntegerType(), isNullable: true);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})" />
    public DataFrame CreateDataFrame(IEnumerable<string> data) => OfOne(data, new StringType(), isNullable: true);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})" />
    public DataFrame CreateDataFrame(IEnumerable<double> data) => OfOne(data, new DoubleType(), isNullable: false);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})" />
    public DataFrame CreateDataFrame(IEnumerable<double?> data) => OfOne(data, new DoubleType(), isNullable: true);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})" />
    public DataFrame CreateDataFrame(IEnumerable<bool> data) => OfOne(data, new BooleanType(), isNullable: false);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})" />
    public DataFrame CreateDataFrame(IEnumerable<bool?> data) => OfOne(data, new BooleanType(), isNullable: true);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})" />
    public DataFrame CreateDataFrame(IEnumerable<Date> data) => OfOne(data, new DateType(), isNullable: true);

    /// <inheritdoc cref="CreateDataFrame(IEnumerable{int})" />
    public DataFrame CreateDataFrame(IEnumerable<Timestamp> data) => OfOne(data, new TimestampType(), isNullable: true);

    private DataFrame OfOne<T>(IEnumerable<T> data, DataType type, bool isNullable) =>
        RowSender.Send(this, [.. data.Select(value => new object?[] { value })], new StructType([new StructField("_1", type, isNullable)]));
}
