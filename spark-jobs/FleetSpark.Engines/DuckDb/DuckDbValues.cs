using System.Numerics;

namespace FleetSpark.Engines.DuckDb;

/// <summary>DuckDB's values as those that <see cref="IEngine.QueryAsync"/> promises.</summary>
internal static class DuckDbValues
{
    public static object ToNet(object value) => value switch
    {
        DateTime instant => new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)),
        BigInteger number => (long)number,
        sbyte or byte or short or ushort => Convert.ToInt32(value),
        uint or ulong => Convert.ToInt64(value),
        float number => (double)number,
        _ => value,
    };
}
