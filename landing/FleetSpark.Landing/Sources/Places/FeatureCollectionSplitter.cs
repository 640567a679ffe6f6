using System.Text.Json;
using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Places;

/// <summary>One piece a Feature of a GeoJSON FeatureCollection that is the whole file: the elements of its member <c>features</c>.</summary>
internal sealed class FeatureCollectionSplitter(IRecordSink sink) : MemberArraySplitter(sink)
{
    private bool _isFeatures;

    protected override void OnName(ReadOnlySpan<byte> name) => _isFeatures = IsFeatures(name);

    protected override Move OnMember(byte first) => _isFeatures && first == (byte)'[' ? Move.Skip : Move.Ignore;

    // However it is escaped: else it would be passed over, and its Features lost without a word.
    private static bool IsFeatures(ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(name);
        try
        {
            return reader.Read() && EscapedText.Is(ref reader, "features"u8);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
