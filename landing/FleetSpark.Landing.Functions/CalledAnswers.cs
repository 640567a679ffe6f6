using System.Diagnostics;
using FleetSpark.Landing.Sources.Fleet;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.Landing.Functions;

/// <summary>What a function answers that is called on a schedule.</summary>
internal static class CalledAnswers
{
    /// <summary>The answer of what was landed.</summary>
    public static FunctionAnswer Of(SourceReport landed) => landed switch
    {
        TagsLanded tags => new FunctionAnswer(FiguresOf(tags.Report)),
        RegistryLanded registry => new FunctionAnswer(FiguresOf(registry.Report)),
        FilesLanded { Report: var files } => new FunctionAnswer(FiguresOf(files)) { Files = files.Told, Failure = files.Failed > 0 ? FunctionErrors.FilesFailed(files) : null },
        _ => throw new UnreachableException(),
    };

    private static LandedFigures FiguresOf(TagReport landed) => new()
    {
        Records = landed.Records,
        Bytes = landed.Bytes,
        RefusedByReason = landed.RefusedByReason,
        IsUnfinished = !landed.IsCaughtUp,
        Counts = [("windows", landed.Windows), ("pages", landed.Pages), ("known_already", landed.KnownAlready)],
    };

    private static LandedFigures FiguresOf(LandingReport landed) => new()
    {
        Records = landed.Records,
        Bytes = landed.Bytes,
        RefusedByReason = landed.RefusedByReason,
        IsUnfinished = landed.Waiting > 0,
        Counts = [("files", landed.Landed), ("already_landed", landed.AlreadyLanded), ("waiting", landed.Waiting), ("failed", landed.Failed), ("objects", landed.Objects)],
    };

    private static LandedFigures FiguresOf(FleetReport landed) => new()
    {
        Records = landed.Records,
        RefusedByReason = landed.RefusedByReason,
        Counts = [("rows", landed.Rows), ("changed", landed.Changed), ("retired", landed.Retired), ("withdrawn", landed.Withdrawn), ("withheld", landed.Withheld), ("objects", landed.Objects)],
    };
}
