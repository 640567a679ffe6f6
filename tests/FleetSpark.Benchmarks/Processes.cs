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
        var (result, seconds, peakMegabytes) = await MeasuredProcess.RunAsync(program, Environment.CurrentDirectory, arguments);
        return result.ExitCode == 0
            ? new Measured(seconds, peakMegabytes, result.Output)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Output}{result.Error}");
    }
}

/// <summary>What a process took, and what it printed.</summary>
internal sealed record Measured(double Seconds, long PeakMegabytes, string Output);
