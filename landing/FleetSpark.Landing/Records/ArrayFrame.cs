namespace FleetSpark.Landing.Records;

/// <summary>The commas and the closing bracket of an array whose opening bracket was read: <c>[ (value ("," value)*)? ]</c>.</summary>
internal sealed class ArrayFrame
{
    private Place _place = Place.First;

    private enum Place
    {
        First,
        AfterElement,
        AfterComma,
    }

    /// <summary>What a byte between elements, never a blank one, means.</summary>
    public ArrayStep On(byte found)
    {
        switch (found, _place)
        {
            case ((byte)']', Place.First or Place.AfterElement):
                return ArrayStep.Close;
            case ((byte)',', Place.AfterElement):
                _place = Place.AfterComma;
                return ArrayStep.Comma;
            case ((byte)']' or (byte)',', _) or (_, Place.AfterElement):
                return ArrayStep.Break;
            default:
                _place = Place.AfterElement;
                return ArrayStep.Element;
        }
    }
}

/// <summary>What a byte between an array's elements means.</summary>
internal enum ArrayStep
{
    /// <summary>An element begins.</summary>
    Element,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>The array ends.</summary>
    Close,

    /// <summary>No array has this here.</summary>
    Break,
}
