using FleetSpark.Landing.Sources.Fleet;
using FleetSpark.Landing.Sources.Gps;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.Landing;

/// <summary>What was landed of a source: one of the records below, by the kind of the source.</summary>
public abstract record SourceReport;

/// <summary>Of a queue.</summary>
/// <param name="Report">What was landed.</param>
public sealed record QueueLanded(QueueReport Report) : SourceReport;

/// <summary>Of the tag operator's API.</summary>
/// <param name="Report">What was landed.</param>
public sealed record TagsLanded(TagReport Report) : SourceReport;

/// <summary>Of a server's files.</summary>
/// <param name="Report">What was landed.</param>
public sealed record FilesLanded(LandingReport Report) : SourceReport;

/// <summary>Of the fleet registry.</summary>
/// <param name="Report">What was landed.</param>
public sealed record RegistryLanded(FleetReport Report) : SourceReport;
