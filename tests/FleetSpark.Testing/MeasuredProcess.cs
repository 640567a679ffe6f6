using System.Diagnostics;

namespace FleetSpark.Testing;

/// <summary>Whole programs, from their start to their end, and what they took.</summary>
public static class MeasuredProcess
{
    private const int Look = 20; // milliseconds; the system keeps the peak, so that only what comes after the last look is missed

    /// <summary>Runs a program to its end, however it comes.</summary>
    /// <param name="program">The program.</param>
    /// <param name="folder">The folder in which it is started.</param>
    /// <param name="arguments">What it is given.</param>
    public static async Task<ProcessFigures> RunAsync(string program, string folder, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        var process = FleetProcess.StartOther(program, folder, arguments);
        var end = FleetProcess.FinishAsync(process);
        long peakBytes = 0;
        while (await Task.WhenAny(end, Task.Delay(Look)) != end)
        {
            peakBytes = Math.Max(peakBytes, PeakOf(process));
        }

        var seconds = watch.Elapsed.TotalSeconds;
        return new ProcessFigures(await end, seconds, peakBytes / 1_000_000);
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // it ended between the two questions
        }
    }
}

/// <summary>What a process took, and left behind.</summary>
/// <param name="Result">What it left behind.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="PeakMegabytes">The most memory that it had, millions of bytes.</param>
public sealed record ProcessFigures(FleetResult Result, double Seconds, long PeakMegabytes);
