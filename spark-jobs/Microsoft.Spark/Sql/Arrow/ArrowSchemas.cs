using Apache.Arrow;
using Apache.Arrow.Ipc;
using Microsoft.Spark.Sql.Types;
using ArrowTypes = Apache.Arrow.Types;

namespace Microsoft.Spark.Sql.Arrow;

/// <summary>Spark's types as Arrow's.</summary>
internal static class ArrowSchemas
{
    public static Schema Of(StructType schema) => new(schema.Fields.Select(field => FieldOf(field.Name, field.DataType, field.IsNullable)), metadata: null);

    /// <summary>The message that a stream of Arrow begins with.</summary>
    public static byte[] MessageOf(StructType schema)
    {
        using var stream = new MemoryStream();
        using var writer = new ArrowStreamWriter(stream, Of(schema), leaveOpen: true);
        writer.WriteStart();
        return stream.ToArray();
    }

    /// <exception cref="NotSupportedException">Arrow has no such type.</exception>
    public static ArrowTypes.IArrowType Of(DataType type) => type switch
    {
        NullType => ArrowTypes.NullType.Default,
        StringType => ArrowTypes.StringType.Default,
        BinaryType => ArrowTypes.BinaryType.Default,
        BooleanType => ArrowTypes.BooleanType.Default,
        ByteType => ArrowTypes.Int8Type.Default,
        ShortType => ArrowTypes.Int16Type.Default,
        IntegerType => ArrowTypes.Int32Type.Default,
        LongType => ArrowTypes.Int64Type.Default,
        FloatType => ArrowTypes.FloatType.Default,
        DoubleType => ArrowTypes.DoubleType.Default,
        DecimalType number => new ArrowTypes.Decimal128Type(number.Precision, number.Scale),
        DateType => ArrowTypes.Date32Type.Default,
        TimestampType => new ArrowTypes.TimestampType(ArrowTypes.TimeUnit.Microsecond, "UTC"),
        ArrayType array => new ArrowTypes.ListType(FieldOf("element", array.ElementType, array.ContainsNull)),
        MapType map => new ArrowTypes.MapType(FieldOf("key", map.KeyType, isNullable: false), FieldOf("value", map.ValueType, map.ValueContainsNull)),
        StructType fields => new ArrowTypes.StructType([.. fields.Fields.Select(field => FieldOf(field.Name, field.DataType, field.IsNullable))]),
        _ => OfNamed(type.TypeName),
    };

    private static ArrowTypes.IArrowType OfNamed(string type) => type switch
    {
        "timestamp_ntz" => new ArrowTypes.TimestampType(ArrowTypes.TimeUnit.Microsecond, timezone: (string?)null),
        _ when NamedType.IsText(type) => ArrowTypes.StringType.Default,
        _ when NamedType.IsMonths(type) => ArrowTypes.IntervalType.YearMonth,
        _ when NamedType.IsTime(type) => ArrowTypes.DurationType.Microsecond,
        _ => throw new NotSupportedException($"Spark's type {type} has no type in Arrow."),
    };

    private static Field FieldOf(string name, DataType type, bool isNullable) => new(name, Of(type), isNullable);
}
