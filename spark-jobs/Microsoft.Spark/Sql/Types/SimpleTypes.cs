namespace Microsoft.Spark.Sql.Types;

/// <summary>The type of nothing but null.</summary>
public sealed class NullType : DataType
{
    internal override string Name => "void";
}

/// <summary>A type without parts.</summary>
public abstract class AtomicType : DataType;

/// <summary>A type of numbers.</summary>
public abstract class NumericType : AtomicType;

/// <summary>A type of whole numbers.</summary>
public abstract class IntegralType : NumericType;

/// <summary>A type of numbers with a fraction.</summary>
public abstract class FractionalType : NumericType;

/// <summary>Texts.</summary>
public sealed class StringType : AtomicType;

/// <summary>Bytes.</summary>
public sealed class BinaryType : AtomicType;

/// <summary>True or false.</summary>
public sealed class BooleanType : AtomicType;

/// <summary>Days of the calendar.</summary>
public sealed class DateType : AtomicType;

/// <summary>Instants, to the microsecond.</summary>
public sealed class TimestampType : AtomicType;

/// <summary>Numbers of 64 bits with a fraction.</summary>
public sealed class DoubleType : FractionalType;

/// <summary>Numbers of 32 bits with a fraction.</summary>
public sealed class FloatType : FractionalType;

/// <summary>Whole numbers of 8 bits.</summary>
public sealed class ByteType : IntegralType;

/// <summary>Whole numbers of 16 bits.</summary>
public sealed class ShortType : IntegralType;

/// <summary>Whole numbers of 32 bits.</summary>
public sealed class IntegerType : IntegralType;

/// <summary>Whole numbers of 64 bits.</summary>
public sealed class LongType : IntegralType;

/// <summary>Decimal numbers.</summary>
/// <param name="precision">How many digits, 1 to 38.</param>
/// <param name="scale">How many of them after the point.</param>
public sealed class DecimalType(int precision = 10, int scale = 0) : FractionalType
{
    /// <inheritdoc />
    public override string SimpleString => $"decimal({Precision},{Scale})";

    internal int Precision { get; } = precision;

    internal int Scale { get; } = scale;

    internal override Newtonsoft.Json.Linq.JToken JsonValue => SimpleString;
}

/// <summary>A type that Microsoft.Spark has no class for, such as <c>timestamp_ntz</c>, <c>interval day to second</c> or <c>varchar(8)</c>.</summary>
/// <param name="name">Its name in JSON.</param>
internal sealed class NamedType(string name) : AtomicType
{
    internal override string Name { get; } = name;

    /// <summary>Whether it is text of a length.</summary>
    public static bool IsText(string name) => name.StartsWith("char", StringComparison.Ordinal) || name.StartsWith("varchar", StringComparison.Ordinal);

    /// <summary>Whether it is an interval of whole months.</summary>
    public static bool IsMonths(string name) =>
        name.StartsWith("interval ", StringComparison.Ordinal) && (name.Contains("year", StringComparison.Ordinal) || name.Contains("month", StringComparison.Ordinal));

    /// <summary>Whether it is an interval of days, hours, minutes and seconds.</summary>
    public static bool IsTime(string name) => name.StartsWith("interval ", StringComparison.Ordinal) && !IsMonths(name);
}
