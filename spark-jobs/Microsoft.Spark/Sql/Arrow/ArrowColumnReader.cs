using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using Microsoft.Spark.Sql.Types;

namespace Microsoft.Spark.Sql.Arrow;

/// <summary>
/// Turns a column of Arrow into .NET's values, all of them at once: the buffers are read as arrays of their numbers, by the type that Spark says the column has.
/// </summary>
internal static class ArrowColumnReader
{
    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>The column's values.</summary>
    /// <param name="data">The column.</param>
    /// <param name="type">Its type in Spark.</param>
    /// <param name="name">Its name, for the failure's text.</param>
    /// <exception cref="OverflowException">A value does not fit its .NET type.</exception>
    /// <exception cref="NotSupportedException">The type has no .NET type.</exception>
    public static object?[] Read(ArrayData data, DataType type, string name)
    {
        try
        {
            return ReadAs(data, type, name);
        }
        catch (Exception failure) when (failure is ArgumentOutOfRangeException or (OverflowException and not ColumnOverflowException))
        {
            throw new ColumnOverflowException(name, type, failure);
        }
    }

    private static object?[] ReadAs(ArrayData data, DataType type, string name) => type switch
    {
        NullType => new object?[data.Length],
        StringType => Texts(data),
        BinaryType => Spans(data, bytes => bytes.ToArray()),
        BooleanType => Booleans(data),
        ByteType => Fixed<sbyte>(data, value => value),
        ShortType => Fixed<short>(data, value => value),
        IntegerType => Fixed<int>(data, value => value),
        LongType => Fixed<long>(data, value => value),
        FloatType => Fixed<float>(data, value => value),
        DoubleType => Fixed<double>(data, value => value),
        DecimalType number => Fixed<Int128>(data, value => DecimalValue.Of(value, number.Scale)),
        DateType => Fixed<int>(data, Date.FromEpochDays),
        TimestampType => Fixed<long>(data, Timestamp.FromEpochMicros),
        ArrayType array => Lists(data, array, name),
        MapType map => Maps(data, map, name),
        StructType fields => Structs(data, fields, name),
        _ => ReadNamed(data, type.TypeName, name),
    };

    // Types that Microsoft.Spark has no class for.
    private static object?[] ReadNamed(ArrayData data, string type, string name) => type switch
    {
        "timestamp_ntz" => Fixed<long>(data, micros => new DateTime(checked((micros * TimeSpan.TicksPerMicrosecond) + DateTime.UnixEpoch.Ticks), DateTimeKind.Unspecified)),
        _ when NamedType.IsText(type) => Texts(data),
        _ when NamedType.IsMonths(type) => Fixed<int>(data, months => months),
        _ when NamedType.IsTime(type) => Fixed<long>(data, micros => new TimeSpan(checked(micros * TimeSpan.TicksPerMicrosecond))),
        _ => throw new NotSupportedException($"Column '{name}' is of type {type}, which has no .NET type: cast it to string."),
    };

    private static object?[] Fixed<T>(ArrayData data, Func<T, object> convert)
        where T : unmanaged
    {
        var values = new object?[data.Length];
        if (values.Length == 0)
        {
            return values;
        }

        var raw = MemoryMarshal.Cast<byte, T>(data.Buffers[1].Span).Slice(data.Offset, data.Length);
        var valid = new Validity(data);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = valid[i] ? convert(raw[i]) : null;
        }

        return values;
    }

    private static object?[] Booleans(ArrayData data)
    {
        var values = new object?[data.Length];
        var bits = data.Buffers[1].Span;
        var valid = new Validity(data);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = !valid[i] ? null : BitUtility.GetBit(bits, data.Offset + i) ? True : False;
        }

        return values;
    }

    private static object?[] Texts(ArrayData data) => Spans(data, Encoding.UTF8.GetString);

    private static object?[] Spans(ArrayData data, SpanReader read)
    {
        var values = new object?[data.Length];
        if (values.Length == 0)
        {
            return values;
        }

        var offsets = OffsetsOf(data);
        var bytes = data.Buffers[2].Span;
        var valid = new Validity(data);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = valid[i] ? read(bytes[offsets[i]..offsets[i + 1]]) : null;
        }

        return values;
    }

    private static object?[] Lists(ArrayData data, ArrayType type, string name)
    {
        var elements = Read(data.Children[0], type.ElementType, name + ".element");
        return Ranges(data, (start, end) =>
        {
            var list = new ArrayList(end - start);
            for (var i = start; i < end; i++)
            {
                list.Add(elements[i]);
            }

            return list;
        });
    }

    private static object?[] Maps(ArrayData data, MapType type, string name)
    {
        var entries = data.Children[0];
        var keys = Read(entries.Children[0], type.KeyType, name + ".key");
        var values = Read(entries.Children[1], type.ValueType, name + ".value");
        return Ranges(data, (start, end) =>
        {
            var map = new Hashtable(end - start);
            for (var i = start; i < end; i++)
            {
                map[keys[i]!] = values[i];
            }

            return map;
        });
    }

    private static object?[] Ranges(ArrayData data, Func<int, int, object> read)
    {
        var values = new object?[data.Length];
        if (values.Length == 0)
        {
            return values;
        }

        var offsets = OffsetsOf(data);
        var valid = new Validity(data);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = valid[i] ? read(offsets[i], offsets[i + 1]) : null;
        }

        return values;
    }

    private static object?[] Structs(ArrayData data, StructType type, string name)
    {
        var columns = type.Fields.Select((field, index) => Read(data.Children[index], field.DataType, $"{name}.{field.Name}")).ToArray();
        var values = new object?[data.Length];
        var valid = new Validity(data);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = valid[i] ? RowAt(columns, data.Offset + i, type) : null;
        }

        return values;
    }

    internal static Row RowAt(object?[][] columns, int index, StructType schema)
    {
        var values = new object?[columns.Length];
        for (var column = 0; column < values.Length; column++)
        {
            values[column] = columns[column][index];
        }

        return new Row(values, schema);
    }

    private static ReadOnlySpan<int> OffsetsOf(ArrayData data) => MemoryMarshal.Cast<byte, int>(data.Buffers[1].Span).Slice(data.Offset, data.Length + 1);

    private delegate object SpanReader(ReadOnlySpan<byte> bytes);

    /// <summary>Which values are not null; a column without a null may come without the bits.</summary>
    private readonly ref struct Validity(ArrayData data)
    {
        private readonly ReadOnlySpan<byte> _bits = data.NullCount == 0 ? default : data.Buffers[0].Span;
        private readonly int _offset = data.Offset;

        public bool this[int index] => _bits.IsEmpty || BitUtility.GetBit(_bits, _offset + index);
    }
}
