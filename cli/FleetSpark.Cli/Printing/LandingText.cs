using FleetSpark.Core;
using FleetSpark.Landing;

namespace FleetSpark.Cli.Printing;

/// <summary>What became of files that were landed.</summary>
internal static class LandingText
{
    private const int MostLines = 20;

    /// <summary>Prints a line a file, of many files only where something is to be said, and the sum.</summary>
    public static void Print(Printer output, LandingReport report)
    {
        foreach (var file in report.Files.Where(file => report.Files.Count <= MostLines || file.Outcome == FileOutcome.Failed || file.Refused > 0 || file.Note is not null))
        {
            output.Line($"{OutcomeOf(file.Outcome),-15} {Texts.Visible(file.File)}{DetailOf(file)}");
        }

        output.Line(SumOf(report));
    }

    /// <summary>Prints on standard error why files could not be landed, a line a file.</summary>
    public static void TellErrors(LandingReport report)
    {
        foreach (var error in report.Files.Select(file => file.Error).OfType<FleetException>())
        {
            Console.Error.WriteLine(error.Line);
        }
    }

    /// <summary>The sum of a report in a line.</summary>
    public static string SumOf(LandingReport report) =>
        $"{Texts.Of(report.Landed, "file")} landed, {Texts.Count(report.AlreadyLanded)} already, {(report.Waiting > 0 ? $"{Texts.Count(report.Waiting)} waiting, " : string.Empty)}{Texts.Count(report.Failed)} failed: " +
        $"{Texts.Of(report.Records, "record")}, {Texts.Count(report.Refused)} refused{ReasonsOf(report.RefusedByReason)}, {Texts.Of(report.Objects, "object")}";

    /// <summary>A report as JSON has it.</summary>
    public static object ForMachines(string source, LandingReport report) => new
    {
        source,
        report.Landed,
        report.AlreadyLanded,
        report.Waiting,
        report.Failed,
        report.Records,
        report.Refused,
        report.RefusedByReason,
        report.Objects,
        report.Bytes,
        Files = report.Files.Select(file => new
        {
            file.File,
            file.Outcome,
            SentAt = file.SentAt is { } sentAt ? UtcInstants.ToText(sentAt) : null,
            file.Records,
            file.Refused,
            file.RefusedByReason,
            file.Objects,
            file.Bytes,
            file.Note,
            Error = file.Error is { } error ? new { error.Code, error.Message } : null,
        }),
    };

    /// <summary>How much was refused, and why.</summary>
    public static string RefusedOf(IReadOnlyDictionary<string, long> reasons) => $"{Texts.Count(reasons.Values.Sum())} refused{ReasonsOf(reasons)}";

    private static string DetailOf(FileReport file) => file.Outcome == FileOutcome.Landed
        ? $": {Texts.Of(file.Records, "record")}, {Texts.Count(file.Refused)} refused{ReasonsOf(file.RefusedByReason)}, {Texts.Of(file.Objects, "object")}{(file.Note is null ? string.Empty : $" ({file.Note})")}"
        : file.Note is null ? string.Empty : $" ({file.Note})";

    private static string OutcomeOf(FileOutcome outcome) => outcome switch
    {
        FileOutcome.Landed => "landed",
        FileOutcome.AlreadyLanded => "already landed",
        FileOutcome.Waiting => "waiting",
        _ => "failed",
    };

    private static string ReasonsOf(IReadOnlyDictionary<string, long> reasons) =>
        reasons.Count == 0 ? string.Empty : $" ({string.Join(", ", reasons.Select(reason => $"{reason.Key} {Texts.Count(reason.Value)}"))})";
}
