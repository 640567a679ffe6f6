namespace FleetSpark.Landing.Records;

/// <summary>
/// One piece an element of the arrays that stand as members of the one object that is the whole file:
/// <c>{ (name ":" value ("," name ":" value)*)? }</c>. A derived class says which members these are.
/// </summary>
internal abstract class MemberArraySplitter(IRecordSink sink) : ElementSplitter(sink)
{
    private Place _place = Place.Start;
    private ArrayFrame _array = new();

    private enum Place
    {
        Start,
        Name,
        NextName,
        Colon,
        Value,
        Array,
        Comma,
        End,
    }

    protected override bool IsWhole => _place == Place.End;

    /// <summary>What is done with the value of the member whose name came last.</summary>
    /// <param name="first">The value's first byte.</param>
    /// <returns><see cref="ElementSplitter.Move.Skip"/> where it is an array of records, else what becomes of it as a whole.</returns>
    protected abstract Move OnMember(byte first);

    protected sealed override Move On(byte found)
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
            case (Place.Value, _):
                return OnMemberValue(found);
            case (Place.Array, _):
                return OnElement(found);
            case (Place.Comma, (byte)','):
                return Go(Place.NextName, Move.Skip);
            default:
                return Move.Break;
        }
    }

    private Move OnMemberValue(byte first)
    {
        var move = OnMember(first);
        if (move != Move.Skip)
        {
            return Go(Place.Comma, move);
        }

        _array = new ArrayFrame();
        return Go(Place.Array, Move.Skip);
    }

    private Move OnElement(byte found)
    {
        switch (_array.On(found))
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
