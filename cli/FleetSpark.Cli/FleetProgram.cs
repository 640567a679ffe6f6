using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using FleetSpark.Cli.Printing;
using FleetSpark.Core;

namespace FleetSpark.Cli;

/// <summary>From the words after <c>fleet</c> to its exit code: parsing, Ctrl-C, and the one place that prints failures.</summary>
internal static partial class FleetProgram
{
    /// <summary>Runs one command.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var stopping = new CancellationTokenSource();
        // A command ends once, by itself or because it was stopped and took too long. No class for that needs another file than the runtime's first.
        var end = new TaskCompletionSource();
        try
        {
            Prepare();
            var exitCode = await ParseAndInvokeAsync(args, stopping, end);
            end.TrySetResult();
            return exitCode;
        }
        catch (ReaderGoneException)
        {
            end.TrySetResult();
            return ExitCodes.Done;
        }
        catch (Exception failure)
        {
            var known = Known(failure, stopping.IsCancellationRequested);
            return end.TrySetResult() ? Report(known) : ExitCodes.Of(known);
        }
    }

    // What a report needs is loaded now: when it is needed there may be no file handle left to load it with.
    private static void Prepare()
    {
        StandardStream.Load();
        _ = Encoding.UTF8.GetByteCount(Known(new IOException(string.Empty), isStopping: false).Line);
    }

    // A method of its own: what it needs is loaded when it is called, where a failure of that is caught.
    private static async Task<int> ParseAndInvokeAsync(string[] args, CancellationTokenSource stopping, TaskCompletionSource end)
    {
        // '@file' is no call for a file of arguments here: SQL may begin with it.
        var parsed = CommandTree.Build().Parse(args.Length == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction and not ExampleHelpAction)
        {
            return RefuseWrongUse(parsed);
        }

        var timeToEnd = parsed.CommandResult.Command is ExampleCommand command ? command.TimeToEnd(parsed) : ExampleCommand.ShortEnd;
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stopping, end, timeToEnd));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stopping, end, timeToEnd));
        // Failures and signals are handled by the caller, where their exit codes are known.
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stopping.Token);
    }

    // A second signal ends the program at once.
    private static void Stop(PosixSignalContext signal, CancellationTokenSource stopping, TaskCompletionSource end, TimeSpan timeToEnd)
    {
        signal.Cancel = !stopping.IsCancellationRequested;
        stopping.Cancel();
        _ = EndLateAsync(end, timeToEnd);
    }

    // What was stopped and does not end is ended: no moment for that is a bad one, since whole files are published and nothing else.
    private static async Task EndLateAsync(TaskCompletionSource end, TimeSpan timeToEnd)
    {
        await Task.Delay(timeToEnd);
        if (!end.TrySetResult())
        {
            return;
        }

        var exitCode = Report(CliErrors.Stopped());
#pragma warning disable RS0030 // who would return an exit code is who waits
        Environment.Exit(exitCode);
#pragma warning restore RS0030
    }

    private static int RefuseWrongUse(ParseResult parsed)
    {
        foreach (var message in MessagesOf(parsed))
        {
            // A value that a parser of ours refused has its code already.
            Console.Error.WriteLine(message.StartsWith("FS", StringComparison.Ordinal) ? message : CliErrors.WrongUse(message).Line);
        }

        Console.Error.WriteLine($"'{CommandTree.NameOf(parsed.CommandResult.Command)} --help' says how it is used.");
        return ExitCodes.WrongUse;
    }

    private static IEnumerable<string> MessagesOf(ParseResult parsed)
    {
        if (parsed.CommandResult.Command is RootCommand root && parsed.UnmatchedTokens.FirstOrDefault(token => !token.StartsWith('-')) is { } unknown)
        {
            return [$"There is no command '{unknown}'; there are {string.Join(", ", root.Subcommands.Select(command => command.Name))}."];
        }

        // "Required command was not provided" says nothing beside what was provided instead.
        var errors = parsed.Errors.Where(error => parsed.UnmatchedTokens.Count == 0 || error.Message.Contains('\''));
        return errors.Select(error => NoNumber().Replace(error.Message, "${option} is '${value}', which is no whole number, or one too large.")).Distinct(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\ACannot parse argument '(?<value>.*)' for option '(?<option>.*)' as expected type 'System\.Int(32|64)'\.\z", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoNumber();

    private static FleetException Known(Exception failure, bool isStopping) => failure switch
    {
        _ when isStopping => CliErrors.Stopped(),
        AggregateException { InnerExceptions: [var only] } => Known(only, isStopping),
        TypeInitializationException { InnerException: { } cause } => Known(cause, isStopping),
        FleetException coded => coded,
        OperationCanceledException => CliErrors.Stopped(),
        FileLoadException or BadImageFormatException or DllNotFoundException => CliErrors.NotLoaded(failure),
        FileNotFoundException { FileName: { } name } when name.Contains(", Version=", StringComparison.Ordinal) => CliErrors.NotLoaded(failure), // an assembly
        IOException or UnauthorizedAccessException => CliErrors.SystemRefused(failure),
        _ => CliErrors.Unexpected(failure),
    };

    private static int Report(FleetException failure)
    {
        StandardStream.WriteError(Encoding.UTF8.GetBytes(failure.Line + Environment.NewLine));
        if (Environment.GetEnvironmentVariable("FLEET_DEBUG") == "1")
        {
            WriteDebug(failure);
        }

        return ExitCodes.Of(failure);
    }

    // A method of its own: a report of too few file handles must not need one to load the console's code.
    private static void WriteDebug(FleetException failure) => Console.Error.WriteLine(failure.InnerException ?? failure);
}
