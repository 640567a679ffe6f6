using System.Globalization;

namespace FleetSpark.Emr.Athena;

/// <summary>A column of an answer, and how the texts in it become values.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its type as Athena names it: <c>varchar</c>, <c>decimal(18,2)</c>, <c>timestamp with time zone</c>.</param>
public sealed class AthenaColumn(string name, string type)
{
    // Wider decimals do not fit .NET's; what is exact for all of them is their text.
    private const int WidestNetDecimal = 28;

    private static readonly string[] Instants = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF"];
    private static readonly string[] OffsetInstants = ["yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm:ss.FFFFFFF zzz"];

    private readonly string _kind = WithoutParameters(type);

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether its values are numbers.</summary>
    public bool IsNumber => _kind is "tinyint" or "smallint" or "integer" or "int" or "bigint" or "real" or "float" or "double" or "decimal";

    /// <summary>
    /// A value: what has no form in .NET stays text. A <c>timestamp</c> has no zone in Athena, and the lake's are UTC; it has milliseconds there, where the files have microseconds.
    /// </summary>
    public object? ValueOf(string? text) => text is null ? null : Parse(text) ?? text;

    private object? Parse(string text) => _kind switch
    {
        "boolean" => bool.TryParse(text, out var flag) ? flag : null,
        "tinyint" or "smallint" or "integer" or "int" or "bigint" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null,
        "real" or "float" or "double" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        "decimal" => text.Count(char.IsAsciiDigit) <= WidestNetDecimal && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var exact) ? exact : null,
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        "timestamp" => DateTime.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? new DateTimeOffset(instant, TimeSpan.Zero) : null,
        "timestamp with time zone" => DateTimeOffset.TryParseExact(text.Replace("UTC", "+00:00", StringComparison.Ordinal), OffsetInstants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var zoned) ? zoned.ToUniversalTime() : null,
        _ => null,
    };

    // timestamp(3) with time zone
    private static string WithoutParameters(string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        var close = type.IndexOf(')', StringComparison.Ordinal);
        return (open < 0 || close < open ? type : type[..open] + type[(close + 1)..]).ToLowerInvariant();
    }
}
