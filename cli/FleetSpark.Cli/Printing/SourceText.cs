using System.Diagnostics;
using FleetSpark.Core;
using FleetSpark.Landing;
using FleetSpark.Landing.Sources.Fleet;
using FleetSpark.Landing.Sources.Gps;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.Cli.Printing;

/// <summary>What was landed of a source: a line for people, a document for machines.</summary>
internal static class SourceText
{
    /// <summary>Of any source.</summary>
    public static LandedSource Of(string source, SourceReport landed) => landed switch
    {
        QueueLanded queue => Of(queue.Report),
        TagsLanded tags => Of(tags.Report),
        RegistryLanded registry => Of(registry.Report),
        FilesLanded files => Of(source, files.Report),
        _ => throw new UnreachableException(),
    };

    /// <summary>Of files.</summary>
    public static LandedSource Of(string source, LandingReport report) => new(LandingText.SumOf(report), LandingText.ForMachines(source, report), report);

    private static LandedSource Of(QueueReport report) => new(
        $"{Texts.Of(report.Messages, "message")} landed, {Texts.Count(report.Poisoned)} poisoned: {Texts.Of(report.Records, "record")}, " +
        $"{LandingText.RefusedOf(report.RefusedByReason)}, {Texts.Of(report.Objects, "object")}{(report.NotDeleted > 0 ? $"; {Texts.Count(report.NotDeleted)} could not be deleted from the queue, and come again" : string.Empty)}",
        new
        {
            Source = SourceNames.Gps,
            report.Batches,
            report.Messages,
            report.Records,
            Refused = report.RefusedByReason.Values.Sum(),
            report.RefusedByReason,
            report.Poisoned,
            report.NotDeleted,
            report.Objects,
            report.Bytes,
            report.OldestSeconds,
        });

    private static LandedSource Of(TagReport report) => new(
        $"{Texts.Of(report.Windows, "window")} landed{(report.To is { } to ? $" up to {UtcInstants.ToText(to)}" : string.Empty)}: {Texts.Of(report.Records, "record")}, " +
        $"{LandingText.RefusedOf(report.RefusedByReason)}, {Texts.Count(report.KnownAlready)} known already, {Texts.Of(report.Pages, "page")}",
        new
        {
            Source = SourceNames.Tags,
            From = TextOf(report.From),
            To = TextOf(report.To),
            report.IsCaughtUp,
            report.Windows,
            report.Records,
            report.Refused,
            report.RefusedByReason,
            report.KnownAlready,
            report.Pages,
            report.Bytes,
            report.ReadAnew,
            report.Overtaken,
        });

    private static LandedSource Of(FleetReport report) => new(
        report.IsOvertaken
            ? $"snapshot of {UtcInstants.ToText(report.TakenAt)} left out: another call landed a later one meanwhile"
            : $"snapshot of {UtcInstants.ToText(report.TakenAt)}, {Texts.Of(report.Rows, "row")} of {Texts.Of(report.Plates, "plate")}: {Texts.Count(report.Changed)} new or changed, {Texts.Count(report.Retired)} retired, " +
              $"{Texts.Count(report.Withdrawn)} withdrawn, {LandingText.RefusedOf(report.RefusedByReason)}, {Texts.Of(report.Objects, "object")}{WithheldOf(report)}",
        new
        {
            Source = SourceNames.Fleet,
            TakenAt = UtcInstants.ToText(report.TakenAt),
            report.Rows,
            report.Plates,
            report.Records,
            report.Changed,
            report.Retired,
            report.Withdrawn,
            report.Withheld,
            Refused = report.RefusedByReason.Values.Sum(),
            report.RefusedByReason,
            report.Objects,
            report.Completed,
            report.IsOvertaken,
        });

    private static string WithheldOf(FleetReport report) =>
        report.Withheld == 0 ? string.Empty : $"; {Texts.Of(report.Withheld, "plate")} missing but not retired, since what is no record may be theirs";

    private static string? TextOf(DateTimeOffset? instant) => instant is { } some ? UtcInstants.ToText(some) : null;
}
