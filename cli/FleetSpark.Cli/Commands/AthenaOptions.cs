using System.CommandLine;
using System.CommandLine.Parsing;
using FleetSpark.Emr.Athena;

namespace FleetSpark.Cli.Commands;

/// <summary>The options of <c>fleet sql</c> that say who answers, and how Athena does.</summary>
internal sealed class AthenaOptions
{
    private const string Athena = "athena";
    private const int MostMinutes = 10_080; // a week, Athena's own bound

    private readonly Option<string> _on = new("--on") { Description = "Who answers: DuckDB on this machine, or Athena, by the tables that 'fleet catalog sync' registers.", DefaultValueFactory = _ => "duckdb" };

    /// <summary>The options.</summary>
    public AthenaOptions() => _on.AcceptOnlyFromAmong("duckdb", Athena);

    /// <summary>The work group.</summary>
    public Option<string?> WorkGroup { get; } = new("--work-group")
    {
        Description = "Athena's work group; else that of the lake's emr.yaml, else 'primary'.",
        HelpName = "NAME",
        CustomParser = ParseWorkGroup,
    };

    /// <summary>How old an answer may be.</summary>
    public Option<int?> Reuse { get; } = new("--reuse") { Description = $"Let Athena give an answer again that is not older, 1 to {MostMinutes:N0} minutes; it costs nothing.", HelpName = "MINUTES" };

    /// <summary>Whether Athena is asked.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_on) == Athena;

    /// <summary>Gives a command the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_on);
        command.Add(WorkGroup);
        command.Add(Reuse);
        command.Validators.Add(RefuseWhatCannotHold);
    }

    // DuckDB has no work group; it would pass the options over without a word.
    private void RefuseWhatCannotHold(CommandResult command)
    {
        var isAthena = command.GetResult(_on) is { Tokens: [{ Value: Athena }] };
        if (!isAthena && (command.GetResult(WorkGroup) ?? command.GetResult(Reuse)) is not null)
        {
            command.AddError("--work-group and --reuse are Athena's: give --on athena too, or leave them out.");
        }

        if (command.GetResult(Reuse) is { } reuse && !reuse.Errors.Any() && command.GetValue(Reuse) is < 1 or > MostMinutes)
        {
            command.AddError($"--reuse takes 1 to {MostMinutes:N0} minutes.");
        }
    }

    private static string? ParseWorkGroup(ArgumentResult result)
    {
        var name = result.Tokens[0].Value;
        if (!AthenaSettings.IsWorkGroup(name))
        {
            result.AddError($"--work-group is '{name}', which is no name of a work group: up to 128 letters, digits, ., _ and -.");
        }

        return name;
    }
}
