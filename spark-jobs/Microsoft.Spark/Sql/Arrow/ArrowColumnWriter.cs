using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using Microsoft.Spark.Sql.Types;

namespace Microsoft.Spark.Sql.Arrow;

/// <summary>Turns .NET's values into a column of Arrow: the other way of <see cref="ArrowColumnReader"/>.</summary>
internal static class ArrowColumnWriter
{
    /// <summary>The column of values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="type">Their type in Spark.</param>
    /// <param name="name">The column's name, for the failure's text.</param>
    /// <exception cref="ArgumentException">A value is not of the type. The column is named.</exception>
    public static ArrayData Write(IReadOnlyList<object?> values, DataType type, string name) => type switch
    {
        NullType => new ArrayData(ArrowSchemas.Of(type), values.Count, values.Count, 0, System.Array.Empty<ArrowBuffer>()),
        StringType => Spans<string>(values, type, name, Encoding.UTF8.GetBytes),
        BinaryType => Spans<byte[]>(values, type, name, bytes => bytes),
        BooleanType => Column(values, type, [Bits(values.Select(value => value is not null && Cast<bool>(value, type, name)).ToList())]),
        ByteType => Fixed(values, type, value => value is byte unsigned ? checked((sbyte)unsigned) : Cast<sbyte>(value, type, name)),
        ShortType => Fixed(values, type, value => Cast<short>(value, type, name)),
        IntegerType => Fixed(values, type, value => Cast<int>(value, type, name)),
        LongType => Fixed(values, type, value => Cast<long>(value, type, name)),
        FloatType => Fixed(values, type, value => Cast<float>(value, type, name)),
        DoubleType => Fixed(values, type, value => Cast<double>(value, type, name)),
        DecimalType number => Fixed(values, type, value => DecimalValue.Unscaled(Cast<decimal>(value, type, name), number.Precision, number.Scale)),
        DateType => Fixed(values, type, value => Cast<Date>(value, type, name).EpochDays),
        TimestampType => Fixed(values, type, value => Cast<Timestamp>(value, type, name).EpochMicros),
        ArrayType array => Lists(values, array, name),
        MapType map => Maps(values, map, name),
        StructType fields => Structs(values, fields, name),
        _ when type.TypeName == "timestamp_ntz" => Fixed(values, type, value => (Cast<DateTime>(value, type, name).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond),
        _ => throw new NotSupportedException($"Field '{name}' is of type {type.SimpleString}, which rows cannot be made of."),
    };

    private static ArrayData Fixed<T>(IReadOnlyList<object?> values, DataType type, Func<object, T> convert)
        where T : unmanaged
    {
        var raw = new T[values.Count];
        for (var i = 0; i < raw.Length; i++)
        {
            raw[i] = values[i] is { } value ? convert(value) : default;
        }

        return Column(values, type, [BufferOf<T>(raw)]);
    }

    private static ArrayData Spans<T>(IReadOnlyList<object?> values, DataType type, string name, Func<T, byte[]> convert)
    {
        var offsets = new int[values.Count + 1];
        using var bytes = new MemoryStream();
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                bytes.Write(convert(Cast<T>(value, type, name)));
            }

            offsets[i + 1] = checked((int)bytes.Length);
        }

        return Column(values, type, [BufferOf<int>(offsets), new ArrowBuffer(bytes.ToArray())]);
    }

    private static ArrayData Lists(IReadOnlyList<object?> values, ArrayType type, string name)
    {
        var elements = new List<object?>();
        var offsets = Ranges(values, list => elements.AddRange(Cast<IEnumerable>(list, type, name).Cast<object?>()), elements);
        return Column(values, type, [BufferOf<int>(offsets)], Write(elements, type.ElementType, name + ".element"));
    }

    private static ArrayData Maps(IReadOnlyList<object?> values, MapType type, string name)
    {
        var entries = new List<object?>();
        var offsets = Ranges(
            values,
            map =>
            {
                foreach (DictionaryEntry entry in Cast<IDictionary>(map, type, name))
                {
                    entries.Add(new GenericRow([entry.Key, entry.Value!]));
                }
            },
            entries);
        var entry = new StructType([new StructField("key", type.KeyType, isNullable: false), new StructField("value", type.ValueType, type.ValueContainsNull)]);
        return Column(values, type, [BufferOf<int>(offsets)], Structs(entries, entry, name));
    }

    private static ArrayData Structs(IReadOnlyList<object?> values, StructType type, string name)
    {
        var rows = values.Select(value => value switch
        {
            null => null,
            GenericRow row => row.Values,
            Row row => row.Values,
            _ => throw Unfit(value, type, name),
        }).ToList();
        if (rows.FirstOrDefault(row => row is not null && row.Length != type.Fields.Count) is { } odd)
        {
            throw new ArgumentException($"Field '{name}' has {type.Fields.Count} fields, a value of it {odd.Length}.", nameof(values));
        }

        var children = type.Fields.Select((field, index) => Write([.. rows.Select(row => row?[index])], field.DataType, $"{name}.{field.Name}"));
        return Column(values, type, [], [.. children]);
    }

    private static int[] Ranges(IReadOnlyList<object?> values, Action<object> add, List<object?> elements)
    {
        var offsets = new int[values.Count + 1];
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                add(value);
            }

            offsets[i + 1] = elements.Count;
        }

        return offsets;
    }

    private static ArrayData Column(IReadOnlyList<object?> values, DataType type, ArrowBuffer[] buffers, params ArrayData[] children)
    {
        var nulls = values.Count(value => value is null);
        var valid = nulls == 0 ? ArrowBuffer.Empty : Bits(values.Select(value => value is not null).ToList());
        return new ArrayData(ArrowSchemas.Of(type), values.Count, nulls, 0, [valid, .. buffers], children);
    }

    private static ArrowBuffer Bits(List<bool> values)
    {
        var bits = new byte[(values.Count + 7) / 8];
        for (var i = 0; i < values.Count; i++)
        {
            BitUtility.SetBit(bits, i, values[i]);
        }

        return new ArrowBuffer(bits);
    }

    private static ArrowBuffer BufferOf<T>(ReadOnlySpan<T> values)
        where T : unmanaged => new(MemoryMarshal.AsBytes(values).ToArray());

    private static T Cast<T>(object value, DataType type, string name) => value is T typed ? typed : throw Unfit(value, type, name);

    private static ArgumentException Unfit(object value, DataType type, string name) =>
        new($"Field '{name}' is of type {type.SimpleString}; a value of .NET type {value.GetType().Name} does not fit it.", nameof(value));
}
