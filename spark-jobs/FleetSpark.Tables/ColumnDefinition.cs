using System.Globalization;

namespace FleetSpark.Tables;

/// <summary>A column of a table or of a source's staged rows.</summary>
/// <param name="Name">Its name; it carries the unit (<c>_m</c>, <c>_kmh</c>, <c>_brl</c>, <c>_at</c>).</param>
/// <param name="Type">Its type, see <see cref="ColumnTypes"/>.</param>
/// <param name="Unit">Its unit for a reader of the documents; null where it has none.</param>
/// <param name="Description">What it means, and what null means.</param>
public sealed record ColumnDefinition(string Name, string Type, string? Unit, string Description);

/// <summary>The types a column can have: what both engines write into Parquet alike.</summary>
public static class ColumnTypes
{
    /// <summary>Instant in microseconds, UTC.</summary>
    public const string Timestamp = "TIMESTAMP";

    /// <summary>Text.</summary>
    public const string Text = "VARCHAR";

    private static readonly string[] Plain = [Text, Timestamp, "DATE", "BOOLEAN", "INT", "BIGINT", "DOUBLE"];

    /// <summary>Whether a text names a type that the tables may use.</summary>
    public static bool IsKnown(string type) => Plain.Contains(type, StringComparer.Ordinal) || IsDecimal(type);

    /// <summary>Whether a type is a DECIMAL(p,s) of at most 38 digits.</summary>
    public static bool IsDecimal(string type) =>
        type.StartsWith("DECIMAL(", StringComparison.Ordinal) && type.EndsWith(')')
        && type["DECIMAL(".Length..^1].Split(',') is [var digits, var scale]
        && int.TryParse(digits, out var p) && int.TryParse(scale, out var s) && p is > 0 and <= 38 && s >= 0 && s <= p;

    /// <summary>How many decimals a DECIMAL(p,s) has.</summary>
    public static int ScaleOf(string type) => int.Parse(type.AsSpan()[(type.IndexOf(',') + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The type as both engines' SQL names it; the zone-less TIMESTAMP of SQL is never meant.</summary>
    public static string ToSql(string type) => type switch
    {
        Timestamp => "TIMESTAMP_LTZ",
        Text => "STRING",
        _ => type,
    };
}
