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
