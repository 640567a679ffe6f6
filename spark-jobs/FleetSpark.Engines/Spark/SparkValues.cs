using Microsoft.Spark.Sql.Types;

namespace FleetSpark.Engines.Spark;

/// <summary>Spark's values as those that <see cref="IEngine"/> takes and promises.</summary>
internal static class SparkValues
{
    public static object? ToSpark(object? value) => value switch
    {
        DateTimeOffset instant => new Timestamp(instant.UtcDateTime),
        DateOnly day => new Date(day.Year, day.Month, day.Day),
        _ => value,
    };

    public static object? ToNet(object? value) => value switch
    {
        Timestamp instant => new DateTimeOffset(DateTime.SpecifyKind(instant.ToDateTime(), DateTimeKind.Utc)),
        Date day => new DateOnly(day.Year, day.Month, day.Day),
        sbyte or byte or short => Convert.ToInt32(value),
        float number => (double)number,
        _ => value,
    };
}
