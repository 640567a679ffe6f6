using System.CommandLine;
using FleetSpark.Aws.Glue;
using FleetSpark.Cli.Printing;
using FleetSpark.Emr;
using FleetSpark.Emr.Calls;
using FleetSpark.Emr.Catalog;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet catalog</c>: the lake's tables in Glue, where Athena and others find them.</summary>
internal static class CatalogCommand
{
    /// <summary>The command and those below it.</summary>
    public static Command Create(SharedOptions shared)
    {
        var command = new ExampleCommand(
            "catalog",
            "Register the lake's tables in AWS Glue, where Athena and others find them; databases are named in emr.yaml. Nothing is touched that is not this lake's.",
            "fleet catalog sync --lake s3://company-lake/prod",
            "fleet catalog diff --lake s3://company-lake/prod");
        command.Add(Changing("sync", "Register what was published since the last sync. Asks Glue three times where that is nothing.", shared, (catalog, token) => catalog.SyncAsync(token)));
        command.Add(Diff(shared));
        command.Add(Changing("repair", "Compare all that is registered with table.yaml and the lake's head, and mend what differs.", shared, (catalog, token) => catalog.RepairAsync(token)));
        return command;
    }

    private static ExampleCommand Changing(string name, string description, SharedOptions shared, Func<LakeCatalog, CancellationToken, Task<CatalogReport>> change)
    {
        var command = new ExampleCommand(name, description, $"fleet catalog {name} --lake s3://company-lake/prod");
        command.SetAction((parsed, cancellationToken) => OnCatalogAsync(parsed, shared, async (call, catalog) =>
        {
            var report = await change(catalog, cancellationToken);
            call.Progress.Clear();
            if (call.IsJson)
            {
                call.Out.Json(report);
            }
            else
            {
                Print(call.Out, report);
            }
        }, cancellationToken));
        return command;
    }

    private static ExampleCommand Diff(SharedOptions shared)
    {
        var command = new ExampleCommand(
            "diff", "List all points in which Glue differs from table.yaml and the lake's head; changes nothing. Exit code 1 where there are any.", "fleet catalog diff --lake s3://company-lake/prod --json");
        command.SetAction((parsed, cancellationToken) => OnCatalogAsync(parsed, shared, async (call, catalog) =>
        {
            var differences = await catalog.DiffAsync(cancellationToken);
            call.Progress.Clear();
            if (call.IsJson)
            {
                call.Out.Json(new { Differences = differences });
            }
            else
            {
                Print(call.Out, differences);
            }

            if (differences.Count > 0)
            {
                throw CatalogErrors.Differs(differences.Count, differences.Select(difference => difference.Table).Distinct(StringComparer.Ordinal).Count());
            }
        }, cancellationToken));
        return command;
    }

    private static async Task<int> OnCatalogAsync(ParseResult parsed, SharedOptions shared, Func<CommandCall, LakeCatalog, Task> act, CancellationToken cancellationToken)
    {
        using var call = new CommandCall(parsed, shared);
        var lake = await call.OpenExistingLakeAsync(cancellationToken);
        var settings = await EmrSettings.ReadAsync(lake, cancellationToken);
        LakeCatalog.RefuseFolders(lake, call.Catalog);
        using var client = AwsClients.Open(() => new GlueClient());
        call.Progress.Report("asking Glue");
        await act(call, new LakeCatalog(lake, call.Catalog, settings.Catalog, client));
        return ExitCodes.Done;
    }

    private static void Print(Printer output, CatalogReport report)
    {
        foreach (var (what, tables) in new[] { ("made", report.Created), ("changed", report.Updated), ("removed", report.Removed) })
        {
            if (tables.Count > 0)
            {
                output.Line($"{what}: {string.Join(", ", tables)}");
            }
        }

        output.Line(report.IsChanged
            ? $"{Texts.Of(report.Tables, "table")} registered; {Texts.Of(report.PartitionsPut, "partition")} made or changed, {report.PartitionsRemoved} removed; {Texts.Of(report.Calls, "call")} of Glue."
            : $"Nothing to do: {Texts.Of(report.Tables, "table")} registered; {Texts.Of(report.Calls, "call")} of Glue.");
    }

    private static void Print(Printer output, IReadOnlyList<CatalogDifference> differences)
    {
        if (differences.Count == 0)
        {
            output.Line("Glue is as table.yaml and the head say.");
            return;
        }

        var table = new TextTable("table", "what", "wanted", "found");
        foreach (var difference in differences)
        {
            table.Add(difference.Table, difference.What, difference.Wanted ?? "–", difference.Found ?? "–");
        }

        output.Table(table);
    }
}
