using System.CommandLine;
using FleetSpark.Cli.Printing;
using FleetSpark.Jobs;
using FleetSpark.Tables;

namespace FleetSpark.Cli.Commands;

/// <summary><c>fleet tables</c>: what there is to ask about.</summary>
internal static class TablesCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var name = new Argument<string?>("NAME") { Description = "A table, for its columns; none for the list of tables.", Arity = ArgumentArity.ZeroOrOne };
        var command = new ExampleCommand("tables", "List the tables and what they hold, or one table's columns.", "fleet tables", "fleet tables truck_days") { name };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            var state = await LakeState.ReadAsync(await call.OpenExistingLakeAsync(cancellationToken), call.Catalog, cancellationToken);
            if (parsed.GetValue(name) is { } one)
            {
                PrintOne(call, call.Catalog.Table(one), state);
            }
            else
            {
                PrintList(call, state);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void PrintList(CommandCall call, LakeState state)
    {
        var held = call.Catalog.Tables.Select(table => HeldTable.Of(table, state)).ToList();
        if (call.IsJson)
        {
            call.Out.Json(new { Tables = held });
            return;
        }

        var list = new TextTable("table", ">rows", ">size", ">partitions", "days", "what it is");
        foreach (var table in held)
        {
            list.Add(table.Table, Texts.Count(table.Rows), Texts.Bytes(table.Bytes), Texts.Count(table.Partitions), table.Days, $"{table.Description}{(table.IsRestricted ? " Personal data: --unmask shows it." : string.Empty)}");
        }

        call.Out.Table(list);
    }

    private static void PrintOne(CommandCall call, TableDefinition table, LakeState state)
    {
        var held = HeldTable.Of(table, state);
        if (call.IsJson)
        {
            call.Out.Json(new { held.Table, held.Description, table.Grain, table.Key, table.PartitionColumn, held.IsRestricted, held.Rows, held.Bytes, held.Partitions, held.From, held.To, table.Columns });
            return;
        }

        call.Out.Line($"{table.Name}: {table.Description}");
        call.Out.Line($"  one row  {table.Grain}");
        call.Out.Line($"  key      {(table.Key.Count == 0 ? "none" : string.Join(", ", table.Key))}");
        call.Out.Line($"  by day   {table.PartitionColumn ?? "no"}");
        call.Out.Line($"  holds    {Texts.Of(held.Rows, "row")}, {Texts.Bytes(held.Bytes)}, {Texts.Of(held.Partitions, "partition")}{(held.From is null ? string.Empty : $", {held.Days}")}");
        if (table.IsRestricted)
        {
            call.Out.Line("  personal data: 'fleet sql --unmask' reads it");
        }

        var columns = new TextTable("column", "type", "unit", "meaning");
        foreach (var column in table.Columns)
        {
            columns.Add(column.Name, column.Type, column.Unit ?? string.Empty, column.Description);
        }

        call.Out.Table(columns);
    }
}
