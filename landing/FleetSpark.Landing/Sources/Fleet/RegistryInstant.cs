using System.Globalization;
using System.Text.RegularExpressions;

namespace FleetSpark.Landing.Sources.Fleet;

/// <summary>Instants as the contract of the registry writes them, ISO 8601 with offset: the same texts that staging takes.</summary>
internal static partial class RegistryInstant
{
    private const int MicrosecondDigits = 6;

    /// <summary>Reads an instant to whole microseconds; false where the text is none.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (Instant().Match(text) is not { Success: true } match
            || !DateTime.TryParseExact($"{match.Groups["day"].Value} {match.Groups["time"].Value}", "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return false;
        }

        var fraction = match.Groups["fraction"].Value.PadRight(MicrosecondDigits, '0')[..MicrosecondDigits];
        var ticks = local.Ticks + (int.Parse(fraction, CultureInfo.InvariantCulture) * TimeSpan.TicksPerMicrosecond) - OffsetOf(match.Groups["offset"].Value).Ticks;
        if (ticks < DateTimeOffset.MinValue.Ticks || ticks > DateTimeOffset.MaxValue.Ticks)
        {
            return false;
        }

        instant = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    // Z, -03, -0300 or -03:00
    private static TimeSpan OffsetOf(string text)
    {
        if (text == "Z")
        {
            return TimeSpan.Zero;
        }

        var digits = text[1..].Replace(":", string.Empty, StringComparison.Ordinal).PadRight(4, '0');
        var offset = new TimeSpan(int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(digits[2..], CultureInfo.InvariantCulture), 0);
        return text[0] == '-' ? -offset : offset;
    }

    [GeneratedRegex(
        @"^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?<time>([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])(\.(?<fraction>[0-9]{1,9}))?(?<offset>Z|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Instant();
}
