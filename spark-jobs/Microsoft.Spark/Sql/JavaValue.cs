using Microsoft.Spark.Interop;
using Microsoft.Spark.Interop.Ipc;
using Microsoft.Spark.Sql.Types;

namespace Microsoft.Spark.Sql;

/// <summary>Constants in a shape that keeps their type on the way to the JVM.</summary>
internal static class JavaValue
{
    /// <summary>
    /// The value as an argument: the wire has no small integers, floats, dates or instants, so these become a column of the right type, and Java's own dates.
    /// </summary>
    public static object? Of(object? value) => value switch
    {
        sbyte small => Typed((int)small, "tinyint"),
        byte small => Typed((int)small, "smallint"),
        short small => Typed((int)small, "smallint"),
        float single => Typed((double)single, "float"),
        char character => character.ToString(),
        Date or Timestamp => Java(value),
        _ => value,
    };

    /// <summary>The value as an object of Java, where a column would not do: keys and values of maps and lists.</summary>
    public static object? Java(object? value) => value switch
    {
        Date date => SparkEnvironment.JvmBridge.CallForReference("java.time.LocalDate", "of", date.Year, date.Month, date.Day),
        Timestamp instant => Instant(instant.EpochMicros),
        _ => value,
    };

    public static object?[] OfAll<T>(IEnumerable<T> values) => [.. values.Select(value => Of(value))];

    private static JvmObjectReference Instant(long micros)
    {
        var fraction = ((micros % 1_000_000L) + 1_000_000L) % 1_000_000L;
        return SparkEnvironment.JvmBridge.CallForReference("java.time.Instant", "ofEpochSecond", (micros - fraction) / 1_000_000L, fraction * 1000L);
    }

    private static JvmObjectReference Typed(object value, string type) =>
        SparkEnvironment.JvmBridge.CallForReference(Functions.ClassName, "lit", value).InvokeForReference("cast", type);
}
