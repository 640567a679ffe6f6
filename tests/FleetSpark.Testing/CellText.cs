using System.Globalization;
using FleetSpark.Core;

namespace FleetSpark.Testing;

/// <summary>One spelling of each value, so that rows compare as texts.</summary>
public static class CellText
{
    /// <summary>The text of null.</summary>
    public const string Null = "-";

    /// <summary>The text of a value as an engine gives it.</summary>
    public static string Of(object? value) => value switch
    {
        null => Null,
        bool flag => flag ? "true" : "false",
        DateTimeOffset instant => UtcInstants.ToText(instant),
        DateOnly date => new Day(date).ToString(),
        decimal number => number.ToString("G29", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>The same spelling of what a person wrote for a column of a type.</summary>
    public static string OfWritten(string text, string columnType) => columnType switch
    {
        "TIMESTAMP" => UtcInstants.TryParse(text, out var instant) ? UtcInstants.ToText(instant) : $"no instant: {text}",
        "DOUBLE" => Of(double.Parse(text, CultureInfo.InvariantCulture)),
        _ when columnType.StartsWith("DECIMAL", StringComparison.Ordinal) => Of(decimal.Parse(text, CultureInfo.InvariantCulture)),
        _ => text,
    };
}
