namespace Microsoft.Spark.Sql;

/// <summary>The values of a row without its schema; <see cref="SparkSession.CreateDataFrame(IEnumerable{GenericRow}, Types.StructType)"/> takes them.</summary>
/// <param name="values">The values, in the order of the fields.</param>
public sealed class GenericRow(object[] values)
{
    /// <summary>The values, in the order of the fields.</summary>
    public object[] Values { get; } = values;

    /// <summary>A value by its place, from 0.</summary>
    public object this[int index] => Get(index);

    /// <summary>How many values there are.</summary>
    public int Size() => Values.Length;

    /// <summary>A value by its place, from 0; null where it is null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public object Get(int index) => RowValue.At(Values, index)!;

    /// <summary>A value by its place, from 0, as a type; see <see cref="Row.GetAs{T}(int)"/>.</summary>
    /// <exception cref="InvalidCastException">The value is of another type, or null where the type has none.</exception>
    public T GetAs<T>(int index) => RowValue.As<T>(Get(index), $"value {index}");

    /// <inheritdoc />
    public override string ToString() => RowValue.TextOf(Values);

    /// <inheritdoc />
    public override bool Equals(object? obj) => ReferenceEquals(this, obj) || (obj is GenericRow other && RowValue.AreEqual(Values, other.Values));

    /// <inheritdoc />
    public override int GetHashCode() => RowValue.HashOf(Values);
}
