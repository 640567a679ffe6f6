using System.CommandLine;
using System.CommandLine.Parsing;
using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Engines.Spark;

namespace FleetSpark.Cli;

/// <summary>The options that several commands have.</summary>
internal sealed class SharedOptions
{
    /// <summary>Where the lake is.</summary>
    public Option<string> Lake { get; } = new("--lake")
    {
        Description = "The lake: a folder, or s3://bucket/prefix; else FLEET_LAKE, else ./lake.",
        HelpName = "PLACE",
        Recursive = true,
    };

    /// <summary>Whether a machine reads the answer.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON, for machines.", Recursive = true };

    /// <summary>Only these tables.</summary>
    public Option<string[]> Tables { get; } = new("--tables")
    {
        Description = "Only these tables, with commas between them; their inputs are taken as they are.",
        HelpName = "a,b",
        CustomParser = ParseTables,
    };

    /// <summary>The first day.</summary>
    public Option<Day?> From { get; } = DayOption("--from", "Only days from this one on, 2026-03-29 say.");

    /// <summary>The last day.</summary>
    public Option<Day?> To { get; } = DayOption("--to", "Only days up to this one, which is included.");

    /// <summary>The engine.</summary>
    public Option<string> Engine { get; } = new("--engine")
    {
        Description = "What runs the SQL.",
        HelpName = string.Join('|', EngineOpeners.Names.Order(StringComparer.Ordinal)),
        DefaultValueFactory = _ => EngineOpeners.Default,
        CustomParser = result => Parsed(result, Known),
    };

    /// <summary>Spark's master.</summary>
    public Option<string> Master { get; } = new("--master") { Description = "Where Spark works, local[2] say; with --engine spark, all cores of this machine where nothing else is set.", HelpName = "MASTER" };

    /// <summary>Whether the engine itself opens and writes the lake's files on S3.</summary>
    public Option<bool> InPlace { get; } = new("--in-place") { Description = "Spark opens and writes the files of a lake on S3 where they are, as it must where it works on several machines, rather than copies on this one." };

    /// <summary>Whether runs work on EMR Serverless.</summary>
    public Option<bool> Serverless { get; } = new("--serverless") { Description = "On EMR Serverless, where emr.yaml has a cluster too." };

    /// <summary>A log of statements.</summary>
    public Option<string> SqlLog { get; } = new("--sql-log") { Description = "Write every SQL statement into this file, for a bug report.", HelpName = "FILE" };

    /// <summary>An option that is a day.</summary>
    public static Option<Day?> DayOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DAY",
        CustomParser = result => Parsed(result, text => (Day?)Day.Parse(text)),
    };

    /// <summary>The folder that a command writes into.</summary>
    /// <param name="description">What it is for.</param>
    /// <param name="absent">The one where none is named.</param>
    public static Option<string> OutOption(string description, string absent)
    {
        var option = PathOption("--out", "DIR", description);
        option.DefaultValueFactory = _ => absent;
        return option;
    }

    /// <summary>A file or folder that a command writes.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="what">What help shows in the place of its value: FILE or DIR.</param>
    /// <param name="description">What it is for.</param>
    public static Option<string> PathOption(string name, string what, string description) => new(name)
    {
        Description = description,
        HelpName = what,
        CustomParser = result => Parsed(result, text => text.Contains("://", StringComparison.Ordinal) ? throw CliErrors.WrongUse($"{name} names a {(what == "DIR" ? "folder" : "file")} of this machine, which '{text}' is not.")
            : text.Length > 0 && (what == "DIR" || !Path.EndsInDirectorySeparator(text)) ? text
            : throw CliErrors.WrongUse($"{name} names no {(what == "DIR" ? "folder" : "file")}.")),
    };

    /// <summary>What a parser of ours makes of a value; a coded failure becomes the option's error.</summary>
    public static T? Parsed<T>(ArgumentResult result, Func<string, T?> parse)
    {
        try
        {
            return parse(result.Tokens[0].Value);
        }
        catch (FleetException refused)
        {
            result.AddError(refused.Line);
            return default;
        }
    }

    /// <summary>Adds the options that select partitions.</summary>
    public void AddSelection(Command command)
    {
        command.Add(Tables);
        command.Add(From);
        command.Add(To);
    }

    /// <summary>Adds the options that choose the engine.</summary>
    public void AddEngine(Command command)
    {
        command.Add(Engine);
        command.Add(Master);
        command.Validators.Add(RefuseSparksOfOthers);
    }

    // Only Spark has a master, and opens files elsewhere; another engine would pass it over without a word.
    private void RefuseSparksOfOthers(CommandResult command)
    {
        if (command.GetResult(Engine) is { Tokens: [{ Value: SparkEngine.EngineName }] })
        {
            return;
        }

        if (command.GetResult(Master) is not null)
        {
            command.AddError("--master says where Spark works: give --engine spark too, or leave --master out.");
        }

        if (command.GetResult(InPlace) is not null)
        {
            command.AddError("--in-place says how Spark opens the lake's files: give --engine spark too, or leave --in-place out.");
        }
    }

    // No name at all is not "all tables": a script's empty variable must not rebuild everything.
    private static string[] ParseTables(ArgumentResult result)
    {
        string[] names = [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        if (names.Length == 0)
        {
            result.AddError("--tables names no table; leave it out for all of them.");
        }

        return names;
    }

    private static string Known(string name)
    {
        _ = EngineOpeners.Of(name);
        return name;
    }
}
