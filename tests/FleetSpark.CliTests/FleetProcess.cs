using System.Diagnostics;
using System.Text;

namespace FleetSpark.CliTests;

/// <summary>Starts the built <c>fleet</c> as a shell does.</summary>
internal static class FleetProcess
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The program.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "fleet.exe" : "fleet");

    /// <summary>Runs a command to its end.</summary>
    public static Task<FleetResult> RunAsync(string folder, params string[] arguments) => RunAsync(folder, input: null, arguments);

    /// <summary>Runs a command to its end with something on its standard input.</summary>
    public static async Task<FleetResult> RunAsync(string folder, string? input, string[] arguments)
    {
        using var process = Start(folder, arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new FleetResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts a command.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
            StandardInputEncoding = Utf8,
        };
        start.Environment.Remove("FLEET_LAKE");
        start.Environment.Remove("FLEET_DEBUG");
        start.Environment.Remove("FLEET_PROGRAM");
        return Process.Start(start)!;
    }
}

/// <summary>What a command left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record FleetResult(int ExitCode, string Output, string Error)
{
    /// <summary>The answer, where the command was done and said nothing on standard error.</summary>
    public string Answer
    {
        get
        {
            Assert.Equal(string.Empty, Error);
            Assert.Equal(0, ExitCode);
            return Output;
        }
    }
}
