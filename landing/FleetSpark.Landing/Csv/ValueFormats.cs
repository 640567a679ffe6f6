using System.Globalization;
using System.Text.RegularExpressions;
using FleetSpark.Core;

namespace FleetSpark.Landing.Csv;

/// <summary>The formats of a map's columns: each turns a text into the form of the contract, or leaves it as it is where it does not fit.</summary>
internal static partial class ValueFormats
{
    private const string UtcText = "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'";
    private const string OffsetText = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";

    /// <summary>The conversion of a format's name; null, and a fault, where there is no such format.</summary>
    public static Func<string, string>? Find(string format, TimeZoneInfo companyZone, List<string> faults)
    {
        switch (format)
        {
            case "epoch_ms":
                return value => FromEpoch(value, DateTimeOffset.FromUnixTimeMilliseconds);
            case "epoch_s":
                return value => FromEpoch(value, DateTimeOffset.FromUnixTimeSeconds);
            case "decimal_comma":
                return FromDecimalComma;
            default:
                if (IsDatePattern(format))
                {
                    return value => FromPattern(value, format, companyZone);
                }

                faults.Add($"'{format}' is no format: write epoch_ms, epoch_s, decimal_comma, or a date pattern such as dd/MM/yyyy HH:mm:ss");
                return null;
        }
    }

    private static string FromEpoch(string value, Func<long, DateTimeOffset> toInstant)
    {
        if (!long.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count))
        {
            return value;
        }

        try
        {
            return toInstant(count).UtcDateTime.ToString(UtcText, CultureInfo.InvariantCulture);
        }
        catch (ArgumentOutOfRangeException)
        {
            return value; // before the year 1 or after 9999
        }
    }

    private static string FromDecimalComma(string value)
    {
        var number = value.Trim();
        return DecimalComma().IsMatch(number)
            ? number.Replace(".", string.Empty, StringComparison.Ordinal).Replace(',', '.')
            : value;
    }

    private static string FromPattern(string value, string pattern, TimeZoneInfo zone)
    {
        if (HasOffset(pattern))
        {
            return DateTimeOffset.TryParseExact(value.Trim(), pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
                ? instant.ToString(OffsetText, CultureInfo.InvariantCulture)
                : value;
        }

        if (!DateTime.TryParseExact(value.Trim(), pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || zone.IsInvalidTime(local))
        {
            return value; // a time that the clocks passed over is no time
        }

        var offset = WallClock.OffsetOf(zone, local);
        return $"{local.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)}{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}";
    }

    private static bool HasOffset(string pattern) => pattern.Contains('z', StringComparison.Ordinal) || pattern.Contains('K', StringComparison.Ordinal);

    // A pattern names a day at least, and reads what it writes.
    private static bool IsDatePattern(string pattern)
    {
        if (!pattern.Contains('y', StringComparison.Ordinal) || !pattern.Contains('M', StringComparison.Ordinal) || !pattern.Contains('d', StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            var sample = new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.Zero);
            return DateTimeOffset.TryParseExact(
                sample.ToString(pattern, CultureInfo.InvariantCulture), pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) && read == sample;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^[+-]?([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DecimalComma();
}
