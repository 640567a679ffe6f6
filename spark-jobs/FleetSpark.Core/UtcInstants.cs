using System.Globalization;

namespace FleetSpark.Core;

/// <summary>The three texts in which an instant is written: in object names, in JSON answers, and on a command line.</summary>
public static class UtcInstants
{
    private const string NameFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const string TextFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private static readonly string[] LineFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", NameFormat,
    ];

    /// <summary><c>20260329T120000Z</c>: whole seconds, the form in names of objects and files.</summary>
    public static string ToName(DateTimeOffset instant) => instant.UtcDateTime.ToString(NameFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads <c>20260329T120000Z</c>.</summary>
    public static bool TryParseName(string text, out DateTimeOffset instant) => DateTimeOffset.TryParseExact(
        text, NameFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);

    /// <summary><c>2026-03-29T12:00:00.000000Z</c>: microseconds, the form in answers and reports.</summary>
    public static string ToText(DateTimeOffset instant) => instant.UtcDateTime.ToString(TextFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads an ISO 8601 day or instant as a person types it; without an offset it is UTC.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant) => DateTimeOffset.TryParseExact(
        text, LineFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
}
