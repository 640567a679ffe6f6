using System.Text;
using System.Text.RegularExpressions;

namespace FleetSpark.Engines.Spark;

/// <summary>The lines of Spark's log that say why it failed.</summary>
internal static partial class SparkLog
{
    private static readonly string[] Marks = ["Exception in thread", "/bin/java: ", "JAVA_HOME is not set", "Error: "];

    /// <summary>Of the last lines of a program that ended, the one that says why.</summary>
    public static string TellingLine(string lines)
    {
        var written = lines.Split('\n').Where(line => line.Trim().Length > 0).ToList();
        // What stands below is where, how the program is used, or what went wrong because of it.
        var telling = written.LastOrDefault(line => Marks.Any(mark => line.Contains(mark, StringComparison.Ordinal))) ?? written.LastOrDefault();
        return telling is null ? "it wrote nothing." : Thrown().Replace(telling.Trim(), string.Empty);
    }

    /// <summary>The last error in a log, without time and class; empty where there is none.</summary>
    public static string LastError(string file)
    {
        try
        {
            return File.ReadLines(file, Encoding.UTF8).Select(line => Error().Match(line)).LastOrDefault(match => match.Success)?.Groups["why"].Value ?? string.Empty;
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    // 26/03/02 17:59:36 ERROR StandaloneSchedulerBackend: Application has been killed.
    [GeneratedRegex(@"\A\S+ \S+ ERROR [^:]+: (?<why>.+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Error();

    [GeneratedRegex(@"\AException in thread ""[^""]*"" ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Thrown();
}
