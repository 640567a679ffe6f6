using FleetSpark.Landing.Records;
using FleetSpark.Landing.Sources.Places;

namespace FleetSpark.Landing.Files;

/// <summary>The splitter of each format whose records stand in its bytes as JSON.</summary>
internal static class RecordSplitters
{
    /// <summary>A splitter; lines for what has no other one.</summary>
    /// <param name="format">What is split.</param>
    /// <param name="sink">Takes the pieces.</param>
    public static IRecordSplitter Of(FileFormat format, IRecordSink sink) => format switch
    {
        FileFormat.Array => new ArraySplitter(sink),
        FileFormat.Objects => new ObjectSplitter(sink),
        FileFormat.FeatureCollection => new FeatureCollectionSplitter(sink),
        _ => new LineSplitter(sink),
    };
}
