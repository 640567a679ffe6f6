using System.Globalization;

namespace FleetSpark.Benchmarks;

/// <summary>How this program is called.</summary>
internal static class Usage
{
    /// <summary>How many trucks a simulated company has where nobody says it: those of the company that all this is for.</summary>
    public const int Trucks = 3000;

    /// <summary>The number that a word is; 0 where it is none.</summary>
    public static int NumberOf(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Says how it is called.</summary>
    /// <returns>The exit code.</returns>
    public static int Refuse()
    {
        Console.Error.WriteLine("usage: bench day [TRUCKS] | spark [call|rows|start|wait|plain]... [TRUCKS] | landing [TRUCKS] | landing-sftp [MEGABYTES] | functions [STARTS] | cost");
        return 2;
    }
}
