using System.CommandLine;
using FleetSpark.Cli.Answers;
using FleetSpark.Cli.Printing;
using FleetSpark.Engines;
using FleetSpark.Engines.DuckDb;
using FleetSpark.Jobs;
using FleetSpark.Tables;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet docs</c>: the reference of the tables.</summary>
internal static class DocsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var output = SharedOptions.OutOption("The folder in which the pages are written.", Path.Combine("docs", "tables"));
        var command = new ExampleCommand("docs", "Write a page on each table, from its contract and its example over a lake, and a list of them.", "fleet docs --lake demo", "fleet docs --lake demo --out docs/tables") { output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            var lake = await call.OpenExistingLakeAsync(cancellationToken);
            await using var reader = await CuratedReader.OpenAsync(lake, call.Catalog, includesRestricted: true, cancellationToken);
            var name = Path.GetFileName(lake.Location.ToString());
            var folder = Directory.CreateDirectory(parsed.GetValue(output)!).FullName;
            foreach (var table in call.Catalog.Tables)
            {
                call.Progress.Report($"docs {table.Name}");
                await File.WriteAllTextAsync(Path.Combine(folder, $"{table.Name}.md"), TablePage.Of(table, name, AnswerOf(reader, table, cancellationToken)), cancellationToken);
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "README.md"), TablePage.IndexOf(call.Catalog.Tables, name), cancellationToken);
            call.Progress.Clear();
            if (call.IsJson)
            {
                call.Out.Json(new { Folder = folder, Tables = call.Catalog.Tables.Select(table => table.Name) });
            }
            else
            {
                call.Out.Line($"{Texts.Of(call.Catalog.Tables.Count, "page")} and their list are in '{folder}'.");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static string? AnswerOf(DuckDbReader reader, TableDefinition table, CancellationToken cancellationToken)
    {
        if (table.Example is not { } example)
        {
            return null;
        }

        using var answer = new StringWriter();
        reader.Answer(example.Select, (ReaderAnswer rows) => MarkdownAnswer.Write(rows, answer), cancellationToken);
        return answer.ToString();
    }
}
