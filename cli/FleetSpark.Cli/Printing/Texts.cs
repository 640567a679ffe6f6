using System.Text;
using FleetSpark.Tables;

namespace FleetSpark.Cli.Printing;

/// <summary>How numbers, sizes and foreign texts are printed for people.</summary>
internal static class Texts
{
    /// <summary>This program as the caller typed it, where a script started it, for a line to be copied.</summary>
    public static string Program() => Environment.GetEnvironmentVariable("FLEET_PROGRAM") is { Length: > 0 } typed ? typed : "fleet";

    /// <summary><c>1,234,567</c>.</summary>
    public static string Count(long number) => number.ToString("N0");

    /// <summary>A count, or a dash where there is none.</summary>
    public static string Count(long? number) => number is { } some ? Count(some) : "–";

    /// <summary><c>12.3 MB</c>: powers of ten, three digits.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1e3:0.0} kB",
        < 1_000_000_000 => $"{bytes / 1e6:0.0} MB",
        _ => $"{bytes / 1e9:0.0} GB",
    };

    /// <summary><c>1.24 s</c>.</summary>
    public static string Seconds(double seconds) => $"{seconds:0.00} s";

    /// <summary><c>1 file</c>, <c>2 files</c>.</summary>
    public static string Of(long number, string one) => $"{Count(number)} {one}{(number == 1 ? string.Empty : "s")}";

    /// <summary>A severity as <c>checks.sql</c> writes it.</summary>
    public static string Of(Severity severity) => severity == Severity.Fail ? "fail" : "warn";

    /// <summary>The text with what a terminal would obey made visible: somebody else's record must not move its cursor.</summary>
    public static string Visible(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            visible.Append(letter switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(letter) => $"\\u{(int)letter:x4}",
                _ => letter.ToString(),
            });
        }

        return visible.ToString();
    }
}
