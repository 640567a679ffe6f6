using Microsoft.Spark.Sql.Types;

namespace Microsoft.Spark.Sql;

/// <summary>
/// A row that a query gave. Spark's types come as: boolean <see cref="bool"/>, tinyint <see cref="sbyte"/>, smallint <see cref="short"/>, int <see cref="int"/>,
/// bigint <see cref="long"/>, float <see cref="float"/>, double <see cref="double"/>, decimal <see cref="decimal"/>, string <see cref="string"/>, binary <c>byte[]</c>,
/// date <see cref="Date"/>, timestamp <see cref="Timestamp"/>, timestamp_ntz <see cref="DateTime"/> of no kind, array <see cref="System.Collections.ArrayList"/>,
/// map <see cref="System.Collections.Hashtable"/>, struct <see cref="Row"/>, day-time interval <see cref="TimeSpan"/>, year-month interval <see cref="int"/> (months), void null.
/// </summary>
public sealed class Row
{
    private readonly StructType? _schema;

    internal Row(object?[] values, StructType? schema)
    {
        Values = values!;
        _schema = schema;
    }

    /// <summary>The row's fields; null for a row that was made of a <see cref="GenericRow"/>.</summary>
    public StructType Schema => _schema!;

    /// <summary>The values, in the order of the fields.</summary>
    public object[] Values { get; }

    /// <summary>A value by its place, from 0.</summary>
    public object this[int index] => Get(index);

    /// <summary>The values without their schema.</summary>
    public static implicit operator Row(GenericRow genericRow) => new(genericRow.Values, schema: null);

    /// <summary>How many values there are.</summary>
    public int Size() => Values.Length;

    /// <summary>A value by its place, from 0; null where it is null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public object Get(int index) => RowValue.At(Values, index)!;

    /// <summary>A value by its field's name; null where it is null. Of fields with one name it is the first.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public object Get(string columnName) => Get(IndexOf(columnName));

    /// <summary>
    /// A value by its place, from 0, as a type. Whole numbers become other whole numbers that hold them; an array becomes a .NET array, a map a dictionary, of
    /// elements that become what is asked for.
    /// </summary>
    /// <exception cref="InvalidCastException">The value is of another type, or null where the type has none.</exception>
    /// <exception cref="OverflowException">A whole number does not fit.</exception>
    public T GetAs<T>(int index) => RowValue.As<T>(Get(index), _schema is null ? $"value {index}" : $"column '{_schema.Fields[index].Name}'");

    /// <summary>A value by its field's name as a type; see <see cref="GetAs{T}(int)"/>.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    /// <exception cref="InvalidCastException">The value is of another type, or null where the type has none.</exception>
    /// <exception cref="OverflowException">A whole number does not fit.</exception>
    public T GetAs<T>(string columnName) => GetAs<T>(IndexOf(columnName));

    /// <inheritdoc />
    public override string ToString() => RowValue.TextOf(Values);

    /// <inheritdoc />
    public override bool Equals(object? obj) =>
        ReferenceEquals(this, obj) || (obj is Row other && Equals(_schema, other._schema) && RowValue.AreEqual(Values, other.Values));

    /// <inheritdoc />
    public override int GetHashCode() => RowValue.HashOf(Values);

    private int IndexOf(string columnName) => _schema?.IndexOf(columnName) is int index and >= 0
        ? index
        : throw new ArgumentException($"The row has no column '{columnName}'; it has {(_schema is null ? "no schema" : string.Join(", ", _schema.Fields.Select(field => field.Name)))}.", nameof(columnName));
}
