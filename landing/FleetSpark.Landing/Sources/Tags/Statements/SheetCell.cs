using System.Globalization;
using System.Text.RegularExpressions;

namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>Reads a cell as what a layout says it is. Each answers null where it is none: nothing is guessed.</summary>
internal static partial class SheetCell
{
    private const double FirstSerial = 36_526; // 2000-01-01 as a workbook counts days
    private const double LastSerial = 73_051;
    private const double WholeBelow = 1e15;

    /// <summary>A cell as a text, blanks around it left out; empty where there is nothing.</summary>
    public static string TextOf(object? cell) => cell switch
    {
        null => string.Empty,
        string text => text.Trim(),
        double number when Math.Abs(number) < WholeBelow && number == Math.Floor(number) => ((long)number).ToString(CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? string.Empty,
    };

    /// <summary>A day: <c>dd/MM/yyyy</c>, or a workbook's own date.</summary>
    public static DateTime? DayOf(object? cell) => cell switch
    {
        DateTime at => at.Date,
        double serial and >= FirstSerial and < LastSerial => DateTime.FromOADate(Math.Floor(serial)),
        string text when DateTime.TryParseExact(text.Trim(), "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => null,
    };

    /// <summary>A time of the day to the second: <c>HH:mm:ss</c>, or a workbook's own time, which is a part of a day and rounded.</summary>
    public static TimeSpan? TimeOf(object? cell)
    {
        TimeSpan? time = cell switch
        {
            DateTime at => at.TimeOfDay,
            TimeSpan span => span,
            double part and >= 0 and < 1 => TimeSpan.FromDays(part),
            string text when TimeSpan.TryParseExact(text.Trim(), @"hh\:mm\:ss", CultureInfo.InvariantCulture, out var written) => written,
            _ => null,
        };
        return time is { } found && found >= TimeSpan.Zero && found < TimeSpan.FromDays(1) ? TimeSpan.FromSeconds(Math.Round(found.TotalSeconds)) : null;
    }

    /// <summary>
    /// An amount of whole cents: a number; a text with a decimal comma, points between thousands; or one of one or two digits after a single
    /// point, which no thousands are.
    /// </summary>
    public static decimal? MoneyOf(object? cell)
    {
        switch (cell)
        {
            case double number when Math.Abs(number) < WholeBelow:
                var amount = (decimal)number; // of 15 digits: 13.600000000000001, as a workbook computes it, is 13.6
                return amount == decimal.Round(amount, 2) ? amount : null;
            case string written:
                var text = written.Trim();
                return PointMoney().IsMatch(text) ? Parse(text)
                    : CommaMoney().IsMatch(text) ? Parse(text.Replace(".", string.Empty, StringComparison.Ordinal).Replace(',', '.'))
                    : null;
            default:
                return null;
        }
    }

    private static decimal? Parse(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    [GeneratedRegex(@"^-?([0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,15})(,[0-9]{1,2})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommaMoney();

    [GeneratedRegex(@"^-?[0-9]{1,15}\.[0-9]{1,2}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PointMoney();
}
