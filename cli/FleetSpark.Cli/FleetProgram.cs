using System.CommandLine;
using System.Runtime.InteropServices;
using FleetSpark.Core;

namespace FleetSpark.Cli;

/// <summary>From the words after <c>fleet</c> to its exit code: parsing, Ctrl-C, and the one place that prints failures.</summary>
internal static class FleetProgram
{
    /// <summary>Runs one command.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var stopping = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stopping));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stopping));
        try
        {
            // '@file' is no call for a file of arguments here: SQL may begin with it.
            var parsed = CommandTree.Build().Parse(args.Length == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction and not ExampleHelpAction)
            {
                return RefuseWrongUse(parsed);
            }

            // Failures and signals are handled here, where their exit codes are known.
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stopping.Token);
        }
        catch (Exception failure)
        {
            return Report(Known(failure, stopping.IsCancellationRequested));
        }
    }

    // A second signal ends the program at once.
    private static void Stop(PosixSignalContext signal, CancellationTokenSource stopping)
    {
        signal.Cancel = !stopping.IsCancellationRequested;
        stopping.Cancel();
    }

    private static int RefuseWrongUse(ParseResult parsed)
    {
        foreach (var message in parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal))
        {
            // A value that a parser of ours refused has its code already.
            Console.Error.WriteLine(message.StartsWith("FS", StringComparison.Ordinal) ? message : CliErrors.WrongUse(message).Line);
        }

        Console.Error.WriteLine($"'{CommandTree.NameOf(parsed.CommandResult.Command)} --help' says how it is used.");
        return ExitCodes.WrongUse;
    }

    private static FleetException Known(Exception failure, bool isStopping) => failure switch
    {
        _ when isStopping => CliErrors.Stopped(),
        AggregateException { InnerExceptions: [var only] } => Known(only, isStopping),
        FleetException coded => coded,
        OperationCanceledException => CliErrors.Stopped(),
        IOException or UnauthorizedAccessException => CliErrors.SystemRefused(failure),
        _ => CliErrors.Unexpected(failure),
    };

    private static int Report(FleetException failure)
    {
        Console.Error.WriteLine(failure.Line);
        if (Environment.GetEnvironmentVariable("FLEET_DEBUG") == "1")
        {
            Console.Error.WriteLine(failure.InnerException ?? failure);
        }

        return ExitCodes.Of(failure);
    }
}
