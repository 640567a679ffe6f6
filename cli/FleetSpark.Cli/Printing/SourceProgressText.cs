using FleetSpark.Core;
using FleetSpark.Landing;
using FleetSpark.Landing.Sources.Gps;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.Cli.Printing;

/// <summary>Tells how far a source is landed.</summary>
/// <param name="source">The source.</param>
/// <param name="line">Where it is told.</param>
internal sealed class SourceProgressText(string source, ProgressLine line) : ISourceProgress
{
    /// <inheritdoc />
    public void Report(LandingProgress value) => Tell($"file {value.FileNumber} of {value.FileCount}, {Texts.Of(value.Records, "record")}, {Path.GetFileName(value.File)}");

    /// <inheritdoc />
    public void Report(TagReport value) =>
        Tell($"{Texts.Of(value.Pages, "page")}, {Texts.Of(value.Records, "record")}{(value.To is { } to ? $", up to {UtcInstants.ToText(to)}" : string.Empty)}");

    /// <inheritdoc />
    public void Report(QueueReport value) => Tell($"{Texts.Of(value.Messages, "message")}, {Texts.Of(value.Records, "record")}, {Texts.Of(value.Objects, "object")}");

    private void Tell(string how) => line.Report($"land {source}: {how}");
}
