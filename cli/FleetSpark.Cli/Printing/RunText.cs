using System.Text;
using FleetSpark.Jobs.Publishing;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Lake.Manifests;
using FleetSpark.Tables;

namespace FleetSpark.Cli.Printing;

/// <summary>What a run did, for people and for machines.</summary>
internal static class RunText
{
    /// <summary>Prints a report exactly as the lake keeps it.</summary>
    public static void PrintJson(Printer output, RunReport report) => output.Line(JsonOf(report));

    /// <summary>A report as the lake keeps it.</summary>
    public static string JsonOf(object report) => Encoding.UTF8.GetString(LakeJson.ToBytes(report));

    /// <summary>Prints a report.</summary>
    public static void Print(Printer output, RunReport report, TableCatalog catalog)
    {
        foreach (var staged in report.Staged)
        {
            output.Line($"staged {staged.Source}: {Texts.Of(staged.Objects, "object")}, {Texts.Count(staged.Ok)} ok, {Texts.Count(staged.Rejected)} rejected, {Texts.Count(staged.Refused)} refused");
        }

        PrintTables(output, report);
        PrintBalance(output, report.Balance);
        foreach (var check in report.Checks.Where(check => check.Rows > 0))
        {
            var meaning = catalog.Table(check.Table).Checks.FirstOrDefault(known => known.Name == check.Name)?.Description;
            output.Line($"{Texts.Of(check.Severity)} {check.Table}.{check.Name}: {Texts.Of(check.Rows, "row")}: {meaning}");
        }

        output.Line(report.Tables.Count == 0 && report.Staged.Count == 0
            ? $"Nothing to do: every partition is current ({Texts.Seconds(report.Seconds)})."
            : $"Published as run {report.RunId} in {Texts.Seconds(report.Seconds)} on {report.Engine}.");
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
