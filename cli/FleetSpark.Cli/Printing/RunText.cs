using System.Text;
using FleetSpark.Jobs.Publishing;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Jobs.Staging;
using FleetSpark.Lake.Manifests;

namespace FleetSpark.Cli.Printing;

/// <summary>What a run did, for people and for machines.</summary>
internal static class RunText
{
    /// <summary>Prints a report exactly as the lake keeps it.</summary>
    public static void PrintJson(Printer output, RunReport report) => output.Line(JsonOf(report));

    /// <summary>A report as the lake keeps it.</summary>
    public static string JsonOf(object report) => Encoding.UTF8.GetString(LakeJson.ToBytes(report));

    /// <summary>Prints a report of a call's lake.</summary>
    public static void Print(CommandCall call, RunReport report)
    {
        var output = call.Out;
        foreach (var staged in report.Staged)
        {
            output.Line($"staged {staged.Source}: {Texts.Of(staged.Objects, "object")}, {Texts.Count(staged.Ok)} ok, {Texts.Count(staged.Rejected)} rejected, {Texts.Count(staged.Refused)} refused");
        }

        PrintManyBad(call, report.Staged);
        PrintTables(output, report);
        PrintBalance(output, report.Balance);
        foreach (var check in report.Checks.Where(check => check.Rows > 0))
        {
            var meaning = call.Catalog.Table(check.Table).Checks.FirstOrDefault(known => known.Name == check.Name)?.Description;
            output.Line($"{Texts.Of(check.Severity)} {check.Table}.{check.Name}: {Texts.Of(check.Rows, "row")}: {meaning}");
        }

        output.Line(report.Tables.Count == 0 && report.Staged.Count == 0
            ? $"Nothing to do: every {(report.LeftOut.Count == 0 ? string.Empty : "selected ")}partition is current ({Texts.Seconds(report.Seconds)})."
            : $"Published as run {report.RunId} in {Texts.Seconds(report.Seconds)}{(report.Engine == RunReport.NoEngine ? string.Empty : $" on {report.Engine}")}.");
        PrintLeftOut(output, report.LeftOut);
    }

    /// <summary>Prints that inputs of selected tables are stale and were not selected.</summary>
    public static void PrintLeftOut(Printer output, IReadOnlyList<string> tables)
    {
        if (tables.Count > 0)
        {
            var (are, were, them) = tables.Count == 1 ? ("is", "was", "it") : ("are", "were", "them");
            output.Line($"{string.Join(", ", tables)} {are} stale and {were} not selected: leave out --tables, or name {them} too.");
        }
    }

    /// <summary>Prints the equations of every source: landed = ok + rejected + refused, ok = kept + duplicates.</summary>
    public static void PrintBalance(Printer output, IReadOnlyList<SourceBalance> balance)
    {
        if (balance.Count == 0)
        {
            return;
        }

        var table = new TextTable("source", ">landed =", ">ok +", ">rejected +", ">refused", ">ok =", ">kept +", ">duplicates");
        foreach (var source in balance)
        {
            table.Add(
                source.Source, Texts.Count(source.Landed), Texts.Count(source.Ok), Texts.Count(source.Rejected), Texts.Count(source.Refused),
                source.Kept is null ? "–" : Texts.Count(source.Ok), Texts.Count(source.Kept), Texts.Count(source.Duplicates));
        }

        output.Table(table);
    }

    // More than a tenth is no longer the odd bad record: a field that changed its name, a map that is wrong.
    private static void PrintManyBad(CommandCall call, IReadOnlyList<StagedSource> staged)
    {
        foreach (var source in staged)
        {
            var (bad, all) = (source.Rejected + source.Refused, source.Ok + source.Rejected + source.Refused);
            if (bad * 10 > all)
            {
                call.Out.Line($"{Texts.Count(bad)} of {Texts.Of(all, "record")} of {source.Source} were rejected or refused. Why: {Texts.Program()} sql{call.LakeArgument} \"SELECT reason_code, COUNT(*) AS records FROM rejected_records WHERE source = '{source.Source}' GROUP BY reason_code ORDER BY records DESC\"");
            }
        }
    }

    private static void PrintTables(Printer output, RunReport report)
    {
        if (report.Tables.Count == 0)
        {
            return;
        }

        var table = new TextTable("made", ">partitions", ">rows", ">size", ">seconds");
        foreach (var made in report.Tables)
        {
            table.Add(made.Table, Texts.Count(made.Partitions), Texts.Count(made.Rows), Texts.Bytes(made.Bytes), $"{made.Seconds:0.00}");
        }

        output.Table(table);
    }
}
