namespace FleetSpark.Landing.Records;

/// <summary>One piece a line, without the blanks around it; blank lines are no pieces. Lines end in LF or CRLF, the last one may not end.</summary>
internal sealed class LineSplitter(IRecordSink sink) : IRecordSplitter
{
    // One byte more than a record may have, for the CR of a line that just fits.
    private const int Longest = RecordLimits.Bytes + 1;

    private readonly HeldBytes _held = new();
    private bool _isTooLong;

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            if (end < 0)
            {
                Hold(bytes);
                return;
            }

            if (_held.Length == 0 && !_isTooLong && end <= Longest)
            {
                Take(Blanks.TrimStart(bytes[..end]));
            }
            else
            {
                Hold(bytes[..end]);
                EndLine();
            }

            bytes = bytes[(end + 1)..];
        }
    }

    public void Complete() => EndLine();

    private void Hold(ReadOnlySpan<byte> part)
    {
        part = _held.Length == 0 && !_isTooLong ? Blanks.TrimStart(part) : part;
        if (!_isTooLong && _held.Length + part.Length > Longest)
        {
            sink.RefusePart(_held.Span);
            _held.Clear();
            _isTooLong = true;
        }

        if (_isTooLong)
        {
            sink.RefusePart(part);
        }
        else
        {
            _held.Add(part);
        }
    }

    private void EndLine()
    {
        if (_isTooLong)
        {
            sink.RefuseParts(RefusalReasons.RecordTooLong);
        }
        else
        {
            Take(_held.Span);
        }

        _held.Clear();
        _isTooLong = false;
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        var piece = Blanks.TrimEnd(line);
        if (!piece.IsEmpty)
        {
            sink.Take(piece);
        }
    }
}
