using System.Diagnostics;

namespace FleetSpark.ProcessTests;

/// <summary>The built <c>fleet</c> as a process of its own.</summary>
internal static class FleetProgram
{
    private static readonly string Program = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "FleetSpark.Cli", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "fleet.dll"));

    /// <summary>Starts it; the caller waits for it or kills it.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end, which must be good.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await FinishAsync(Start(arguments));
        Assert.True(exitCode == 0, $"fleet {string.Join(' ', arguments)} ended with {exitCode}: {error}");
        return output;
    }

    /// <summary>Waits for its end, however it comes.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> FinishAsync(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, await output, await error);
        }
    }
}
