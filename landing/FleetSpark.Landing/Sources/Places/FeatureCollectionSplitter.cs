using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Places;

/// <summary>One piece a Feature of a GeoJSON FeatureCollection that is the whole file: the elements of its member <c>features</c>.</summary>
internal sealed class FeatureCollectionSplitter(IRecordSink sink) : MemberArraySplitter(sink)
{
    private bool _isFeatures;

    protected override void OnName(ReadOnlySpan<byte> name) => _isFeatures = name.SequenceEqual("\"features\""u8);

    protected override Move OnMember(byte first) => _isFeatures && first == (byte)'[' ? Move.Skip : Move.Ignore;
}
