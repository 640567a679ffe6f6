namespace FleetSpark.Landing.Records;

/// <summary>One piece an element of a JSON array that is the whole file.</summary>
internal sealed class ArraySplitter(IRecordSink sink) : ElementSplitter(sink)
{
    private readonly ArrayFrame _frame = new();
    private bool _isOpen;
    private bool _isClosed;

    protected override bool IsWhole => _isClosed;

    protected override Move On(byte found)
    {
        if (_isClosed)
        {
            return Move.Break;
        }

        if (!_isOpen)
        {
            _isOpen = true;
            return found == (byte)'[' ? Move.Skip : Move.Break;
        }

        var step = _frame.On(found);
        _isClosed = step == ArrayStep.Close;
        return step switch { ArrayStep.Element => Move.Record, ArrayStep.Break => Move.Break, _ => Move.Skip };
    }
}
