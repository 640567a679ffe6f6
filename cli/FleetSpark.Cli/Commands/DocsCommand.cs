using System.CommandLine;
using FleetSpark.Cli.Answers;
using FleetSpark.Cli.Printing;
using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Engines.DuckDb;
using FleetSpark.Jobs;
using FleetSpark.Tables;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet docs</c>: the reference of the tables.</summary>
internal static class DocsCommand
{
    private const string Index = "README.md";

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
            var pages = new Dictionary<string, string>(StringComparer.Ordinal) { [Index] = TablePage.IndexOf(call.Catalog.Tables, name) };
            foreach (var table in call.Catalog.Tables)
            {
                call.Progress.Report($"docs {table.Name}");
                pages[$"{table.Name}.md"] = TablePage.Of(table, name, AnswerOf(reader, table, cancellationToken));
            }

            // All are made by now: a query that fails leaves the old ones as they were.
            var folder = Directory.CreateDirectory(parsed.GetValue(output)!).FullName;
            RefuseForeign(Path.Combine(folder, Index));
            foreach (var (file, page) in pages)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, file), page, cancellationToken);
            }

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

    // A folder of somebody's has a README of its own.
    private static void RefuseForeign(string index)
    {
        if (File.Exists(index) && !File.ReadAllText(index).Contains(TablePage.Mark, StringComparison.Ordinal))
        {
            throw CliErrors.WrongUse($"'{index}' is there and was not made by 'fleet docs': name another folder.");
        }
    }

    private static string? AnswerOf(DuckDbReader reader, TableDefinition table, CancellationToken cancellationToken)
    {
        if (table.Example is not { } example)
        {
            return null;
        }

        using var answer = new StringWriter();
        try
        {
            reader.Answer(example.Select, (ReaderAnswer rows) => MarkdownAnswer.Write(rows, answer), cancellationToken);
        }
        catch (FleetException failed)
        {
            throw EngineErrors.FailedIn($"{table.Name}/example.sql", failed);
        }

        return answer.ToString();
    }
}
