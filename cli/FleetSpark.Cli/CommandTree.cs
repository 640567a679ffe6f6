using System.CommandLine;
using System.CommandLine.Help;
using FleetSpark.Cli.Commands;
using FleetSpark.Cli.Commands.Emr;

namespace FleetSpark.Cli;

/// <summary>All commands of <c>fleet</c>.</summary>
internal static class CommandTree
{
    /// <summary>Builds the tree.</summary>
    public static RootCommand Build()
    {
        var shared = new SharedOptions();
        var root = new RootCommand("FleetSpark: a data lake of a haulage company. Data lands, tables are made from it, SQL reads them.")
        {
            DemoCommand.Create(shared),
            SimulateCommand.Create(shared),
            LandCommand.Create(shared),
            PlanCommand.Create(shared),
            RunCommand.Create(shared),
            RebuildCommand.Create(shared),
            CheckCommand.Create(shared),
            HistoryCommand.Create(shared),
            SqlCommand.Create(shared),
            TablesCommand.Create(shared),
            ExportCommand.Create(shared),
            DocsCommand.Create(shared),
            EmrCommand.Create(shared),
            CatalogCommand.Create(shared),
        };
        root.Add(shared.Lake);
        root.Add(shared.Json);
        root.Options.OfType<HelpOption>().Single().Action = new ExampleHelpAction(new HelpAction { MaxWidth = 120 });
        return root;
    }

    /// <summary>A command as it is typed: <c>fleet plan</c>, <c>fleet catalog sync</c>.</summary>
    public static string NameOf(Command command) => command is RootCommand
        ? "fleet"
        : $"{(command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? NameOf(parent) : "fleet")} {command.Name}";
}
