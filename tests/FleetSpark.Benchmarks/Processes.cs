using System.Diagnostics;
using FleetSpark.Testing;

namespace FleetSpark.Benchmarks;

/// <summary>Whole programs, from their start to their end.</summary>
internal static class Processes
{
    /// <summary>What users run.</summary>
    public static string Fleet { get; } = RepositoryFiles.PathOf("artifacts", "fleet", "fleet");

    /// <summary>This program.</summary>
    public static string Bench { get; } = BuiltProgram.PathOf("FleetSpark.Benchmarks", "bench");

    /// <summary>Runs a program to its end, which must be good.</summary>
    public static async Task<Measured> MeasureAsync(string program, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        var process = FleetProcess.StartOther(program, Environment.CurrentDirectory, arguments);
        var end = FleetProcess.FinishAsync(process);
        long peakBytes = 0;
        while (await Task.WhenAny(end, Task.Delay(20)) != end)
        {
            peakBytes = Math.Max(peakBytes, PeakOf(process));
        }

        var seconds = watch.Elapsed.TotalSeconds;
        var result = await end;
        return result.ExitCode == 0
            ? new Measured(seconds, peakBytes / 1_000_000, result.Output)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Output}{result.Error}");
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

/// <summary>What a process took, and what it printed.</summary>
internal sealed record Measured(double Seconds, long PeakMegabytes, string Output);
