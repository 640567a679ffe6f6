using System.CommandLine;
using FleetSpark.Cli.Printing;
using FleetSpark.Jobs;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet export</c>: the curated tables as one DuckDB file.</summary>
internal static class ExportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var to = SharedOptions.PathOption("--to", "FILE", "The file, outside the lake; an older export there is replaced when the new one is whole.");
        to.Required = true;
        var unmask = new Option<bool>("--unmask") { Description = "Copy the tables with personal data too, for those who may read their files; the file is then its owner's alone." };
        var command = new ExampleCommand(
            "export",
            "Copy the curated tables, all as of one moment, into a DuckDB file, which BI tools open without this program.",
            "fleet export --lake demo --to demo.duckdb") { to, unmask };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            var lake = await call.OpenExistingLakeAsync(cancellationToken);
            var file = parsed.GetValue(to)!;
            var written = await CuratedExport.WriteAsync(lake, call.Catalog, file, parsed.GetValue(unmask), table => call.Progress.Report($"export {table}"), cancellationToken);
            call.Progress.Clear();
            if (call.IsJson)
            {
                call.Out.Json(new { File = file, written.Bytes, Tables = written.Rows.Select(table => new { Name = table.Key, Rows = table.Value }) });
            }
            else
            {
                call.Out.Line($"{Texts.Of(written.Rows.Count, "table")} of {Texts.Of(written.Rows.Values.Sum(), "row")} are in '{file}'.");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
