using System.Globalization;
using System.Text.RegularExpressions;
using FleetSpark.Core;

namespace FleetSpark.Landing.Files;

/// <summary>When a file was sent: said by the caller, else by its name, else by its modification time. Whole seconds.</summary>
internal static partial class SentTime
{
    // Wrong clocks stay within; what lies beyond is a slip of the pen, and days around it must still be days of the calendar.
    private const int FirstYear = 1970;
    private const int LastYear = 2999;

    /// <summary>The send time of a file.</summary>
    /// <exception cref="FleetException">FS2015: it is before 1970 or after 2999.</exception>
    public static DateTimeOffset Of(InputFile file, DateTimeOffset? said) => said is { } sent ? Believable(file.Path, sent) : Of(file.Path, file.Name, file.ModifiedAt);

    /// <summary>The send time of a file of which nobody said it.</summary>
    /// <exception cref="FleetException">FS2015: it is before 1970 or after 2999.</exception>
    public static DateTimeOffset Of(string path, string name, DateTimeOffset modifiedAt) => Believable(path, FromName(name) ?? modifiedAt);

    private static DateTimeOffset Believable(string path, DateTimeOffset sent)
    {
        return sent.UtcDateTime.Year is >= FirstYear and <= LastYear
            ? DateTimeOffset.FromUnixTimeSeconds(sent.ToUnixTimeSeconds())
            : throw LandingErrors.UnbelievableSentTime(path, sent);
    }

    /// <summary>The first time in a file's name, such as <c>20260329T120000Z</c> or <c>2026-03-29_12-00-00</c>; UTC where it has no offset. Null where there is none.</summary>
    public static DateTimeOffset? FromName(string name)
    {
        foreach (Match match in TimeInName().Matches(name))
        {
            var second = match.Groups["second"].Success ? match.Groups["second"].Value : "00";
            var offset = match.Groups["offset"] is { Success: true, Value: not ("Z" or "z") } written ? written.Value.Replace(":", string.Empty, StringComparison.Ordinal).Insert(3, ":") : "+00:00";
            var text = $"{match.Groups["year"]}-{match.Groups["month"]}-{match.Groups["day"]}T{match.Groups["hour"]}:{match.Groups["minute"]}:{second}{offset}";
            if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            {
                return instant.ToUniversalTime();
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"(?<![0-9])(?<year>(19|20)[0-9]{2})-?(?<month>[0-9]{2})-?(?<day>[0-9]{2})[Tt_ -](?<hour>[0-9]{2})[:.\-_]?(?<minute>[0-9]{2})([:.\-_]?(?<second>[0-9]{2})([.,][0-9]{1,9})?)?(?<offset>[Zz]|[+-][0-9]{2}:?[0-9]{2})?(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeInName();
}
