using FleetSpark.Landing.Records;

namespace FleetSpark.Landing.Sources.Places;

/// <summary>One piece a Feature of a GeoJSON FeatureCollection that is the whole file: the elements of its member <c>features</c>.</summary>
internal sealed class FeatureCollectionSplitter(IRecordSink sink) : ElementSplitter(sink)
{
    private Place _place = Place.Start;
    private ArrayFrame _features = new();
    private bool _isFeatures;

    private enum Place
    {
        Start,
        Name,
        NextName,
        Colon,
        Value,
        Features,
        Comma,
        End,
    }

    protected override bool IsWhole => _place == Place.End;

    protected override void OnName(ReadOnlySpan<byte> name) => _isFeatures = name.SequenceEqual("\"features\""u8);

    protected override Move On(byte found)
    {
        switch (_place, found)
        {
            case (Place.Start, (byte)'{'):
                return Go(Place.Name, Move.Skip);
            case (Place.Name or Place.NextName, (byte)'"'):
                return Go(Place.Colon, Move.Name);
            case (Place.Name or Place.Comma, (byte)'}'):
                return Go(Place.End, Move.Skip);
            case (Place.Colon, (byte)':'):
                return Go(Place.Value, Move.Skip);
            case (Place.Value, (byte)'[') when _isFeatures:
                _features = new ArrayFrame();
                return Go(Place.Features, Move.Skip);
            case (Place.Value, _):
                return Go(Place.Comma, Move.Ignore);
            case (Place.Features, _):
                return OnFeature(found);
            case (Place.Comma, (byte)','):
                return Go(Place.NextName, Move.Skip);
            default:
                return Move.Break;
        }
    }

    private Move OnFeature(byte found)
    {
        switch (_features.On(found))
        {
            case ArrayStep.Element:
                return Move.Record;
            case ArrayStep.Comma:
                return Move.Skip;
            case ArrayStep.Close:
                return Go(Place.Comma, Move.Skip);
            default:
                return Move.Break;
        }
    }

    private Move Go(Place place, Move move)
    {
        _place = place;
        return move;
    }
}
