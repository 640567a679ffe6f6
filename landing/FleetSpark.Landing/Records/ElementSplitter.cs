namespace FleetSpark.Landing.Records;

/// <summary>
/// Cuts JSON values out of a frame (an array, say) that a derived class knows. Where the frame or a value breaks, nothing after it can
/// be told apart with certainty, so all the rest is one refusal.
/// </summary>
internal abstract class ElementSplitter(IRecordSink sink) : IRecordSplitter
{
    private readonly HeldBytes _held = new();
    private readonly JsonValueScanner _scanner = new();
    private Move _inValue = Move.Skip;
    private bool _isTooLong;
    private bool _isRest;

    /// <summary>What the frame does with a byte between values.</summary>
    protected enum Move
    {
        /// <summary>The byte belongs to the frame.</summary>
        Skip,

        /// <summary>A record begins here.</summary>
        Record,

        /// <summary>A name begins here; <see cref="OnName"/> gets it.</summary>
        Name,

        /// <summary>A value that is no record begins here; <see cref="OnValue"/> gets it.</summary>
        Value,

        /// <summary>A value that nobody wants begins here.</summary>
        Ignore,

        /// <summary>The frame breaks here.</summary>
        Break,
    }

    /// <summary>Whether the frame may end now.</summary>
    protected abstract bool IsWhole { get; }

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_isRest)
            {
                sink.RefusePart(bytes);
                return;
            }

            bytes = _inValue == Move.Skip ? Between(bytes) : InValue(bytes);
        }
    }

    public void Complete()
    {
        // A number or literal has no end of its own: it may stand last in a file, where the frame allows that.
        if (_inValue == Move.Record && !_isTooLong && IsWhole)
        {
            EndRecord(_held.Span);
            _inValue = Move.Skip;
            _held.Clear();
        }

        if (_isRest || _inValue != Move.Skip || !IsWhole)
        {
            sink.RefusePart(_held.Span);
            sink.RefuseParts(RefusalReasons.JsonBroken);
        }
    }

    /// <summary>Takes a byte between values, never a blank one.</summary>
    protected abstract Move On(byte found);

    /// <summary>Takes a name with its quotes.</summary>
    protected virtual void OnName(ReadOnlySpan<byte> name)
    {
    }

    /// <summary>Takes a value that is no record.</summary>
    protected virtual void OnValue(ReadOnlySpan<byte> value)
    {
    }

    private ReadOnlySpan<byte> Between(ReadOnlySpan<byte> bytes)
    {
        bytes = Blanks.TrimStart(bytes);
        if (bytes.IsEmpty)
        {
            return bytes;
        }

        var move = On(bytes[0]);
        switch (move)
        {
            case Move.Skip:
                return bytes[1..];
            case Move.Break:
            case not Move.Break when bytes[0] is (byte)',' or (byte)':' or (byte)']' or (byte)'}': // no value begins so
                _isRest = true;
                return bytes;
            default:
                _inValue = move;
                _scanner.Begin(bytes[0]);
                return bytes;
        }
    }

    private ReadOnlySpan<byte> InValue(ReadOnlySpan<byte> bytes)
    {
        var isEnded = _scanner.TryEnd(bytes, out var length);
        var part = bytes[..length];
        if (!_isTooLong && _inValue != Move.Ignore && _held.Length + length > RecordLimits.Bytes)
        {
            if (_inValue is Move.Name or Move.Value)
            {
                _isRest = true;
                sink.RefusePart(_held.Span);
                _held.Clear();
                return bytes;
            }

            sink.RefusePart(_held.Span);
            _held.Clear();
            _isTooLong = true;
        }

        if (_isTooLong)
        {
            sink.RefusePart(part);
        }
        else if (_inValue != Move.Ignore && (_held.Length > 0 || !isEnded))
        {
            _held.Add(part);
            part = _held.Span;
        }

        if (isEnded)
        {
            End(part);
        }

        return bytes[length..];
    }

    private void End(ReadOnlySpan<byte> value)
    {
        if (_isTooLong)
        {
            sink.RefuseParts(RefusalReasons.RecordTooLong);
        }
        else if (_inValue == Move.Name)
        {
            OnName(value);
        }
        else if (_inValue == Move.Value)
        {
            OnValue(value);
        }
        else if (_inValue == Move.Record)
        {
            EndRecord(value);
        }

        _held.Clear();
        _isTooLong = false;
        _inValue = Move.Skip;
    }

    private void EndRecord(ReadOnlySpan<byte> value)
    {
        if (!sink.TryTake(value))
        {
            sink.RefusePart(value);
            _isRest = true;
        }
    }
}
