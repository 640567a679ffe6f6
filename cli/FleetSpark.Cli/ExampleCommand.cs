using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace FleetSpark.Cli;

/// <summary>A command with examples of its use, which its help shows.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it does.</param>
/// <param name="examples">Lines that work as they stand.</param>
internal sealed class ExampleCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Lines that work as they stand.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>How long a command may take to end once it is stopped. Spark may be asked something that it answers late, or never: a master that is not there, say.</summary>
    public static TimeSpan ShortEnd { get; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a call may take to end once it is stopped, after which the program is ended; <see cref="Timeout.InfiniteTimeSpan"/> for one that always ends by itself.</summary>
    public Func<ParseResult, TimeSpan> TimeToEnd { get; set; } = _ => ShortEnd;
}

/// <summary>Help with the command's examples and the exit codes after it.</summary>
internal sealed class ExampleHelpAction(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is ExampleCommand { Examples: var examples })
        {
            output.WriteLine(examples.Count == 1 ? "Example:" : "Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {example}");
            }

            output.WriteLine();
        }

        output.WriteLine("Exit codes: 0 done, 1 refused or failed, 2 wrong use.");
        return ExitCodes.Done;
    }
}
