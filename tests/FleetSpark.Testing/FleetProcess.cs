using System.Diagnostics;
using System.Text;

namespace FleetSpark.Testing;

/// <summary>Starts the built <c>fleet</c> as a shell does.</summary>
public static class FleetProcess
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // A command that hangs must not hang the tests with it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The program: that of the variable FLEET_TEST_PROGRAM, by which scripts/test names the one that users run, or the one that was built with the tests.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("FLEET_TEST_PROGRAM") ?? BuiltProgram.PathOf("FleetSpark.Cli", "fleet");

    /// <summary>Runs a command to its end, which must be good, and gives its answer.</summary>
    public static async Task<string> AnswerAsync(string folder, params string[] arguments) => (await RunAsync(folder, arguments)).Answer;

    /// <summary>Runs a command to its end.</summary>
    public static Task<FleetResult> RunAsync(string folder, params string[] arguments) => RunAsync(folder, input: null, arguments);

    /// <summary>Runs a command to its end with something on its standard input.</summary>
    public static async Task<FleetResult> RunAsync(string folder, string? input, string[] arguments)
    {
        var process = Start(folder, arguments);
        await process.StandardInput.WriteAsync(input);
        return await FinishAsync(process);
    }

    /// <summary>Runs a line of bash to its end; <c>$FLEET</c> in it is the program.</summary>
    public static Task<FleetResult> ShellAsync(string folder, string line) => FinishAsync(StartOther("bash", folder, "-c", line));

    /// <summary>Starts a command; the caller finishes it, or kills it before.</summary>
    public static Process Start(string folder, params string[] arguments) => StartOther(Program, folder, arguments);

    /// <summary>Starts another program in the same way.</summary>
    public static Process StartOther(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
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
        start.Environment["FLEET"] = Program;
        start.Environment.Remove("FLEET_LAKE");
        start.Environment.Remove("FLEET_DEBUG");
        start.Environment.Remove("FLEET_PROGRAM");
        start.Environment.Remove("FLEET_CATALOG");
        return Process.Start(start)!;
    }

    /// <summary>Waits for a command's end, however it comes, and lets go of the process; one that does not end is killed.</summary>
    /// <param name="process">The command.</param>
    /// <param name="patience">How long it may take; null for five minutes.</param>
    /// <exception cref="TimeoutException">It did not end.</exception>
    public static async Task<FleetResult> FinishAsync(Process process, TimeSpan? patience = null)
    {
        using (process)
        {
            try
            {
                process.StandardInput.Close();
                var output = process.StandardOutput.ReadToEndAsync();
                var error = process.StandardError.ReadToEndAsync();
                await Task.WhenAll(process.WaitForExitAsync(), output, error).WaitAsync(patience ?? Patience);
                process.WaitForExit(); // returns at once; without it the exit code was seen to be missing a moment after the end
                return new FleetResult(process.ExitCode, await output, await error);
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
    }
}

/// <summary>What a command left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record FleetResult(int ExitCode, string Output, string Error)
{
    /// <summary>The answer, where the command was done and said nothing on standard error.</summary>
    /// <exception cref="InvalidOperationException">It was not, or said something.</exception>
    public string Answer => ExitCode == 0 && Error.Length == 0
        ? Output
        : throw new InvalidOperationException($"The command ended with {ExitCode} and said: {Error}");
}
