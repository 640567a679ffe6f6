using FleetSpark.Core;

namespace FleetSpark.Landing.Files;

/// <summary>A content that is held whole, in pieces of one length: in one array it would be copied again and again as it grows, and need three times its room.</summary>
internal sealed class HeldContent
{
    private readonly List<byte[]> _pieces = [];
    private long _length;

    /// <summary>Reads a content to its end.</summary>
    /// <param name="content">The content.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="cancellationToken">Stops the call between two pieces.</param>
    /// <returns>Null where it is longer; then no more of it was read.</returns>
    public static async Task<HeldContent?> ReadAsync(Stream content, long most, CancellationToken cancellationToken)
    {
        var held = new HeldContent();
        int length;
        do
        {
            var piece = new byte[InputFile.PieceLength];
            length = await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken);
            held._pieces.Add(piece);
            held._length += length;
            if (held._length > most)
            {
                return null;
            }
        }
        while (length == InputFile.PieceLength);

        return held;
    }

    /// <summary>Its first bytes, copied.</summary>
    /// <param name="most">How many at most.</param>
    public ReadOnlyMemory<byte> Head(int most)
    {
        var head = new byte[(int)Math.Min(most, _length)];
        var at = 0;
        foreach (var part in From(0).TakeWhile(_ => at < head.Length))
        {
            var length = Math.Min(part.Length, head.Length - at);
            part[..length].CopyTo(head.AsMemory(at));
            at += length;
        }

        return head;
    }

    /// <summary>Its bytes from one of them on, part by part.</summary>
    /// <param name="offset">How many are passed over.</param>
    public IEnumerable<ReadOnlyMemory<byte>> From(long offset)
    {
        for (var start = offset / InputFile.PieceLength * InputFile.PieceLength; start < _length; start += InputFile.PieceLength)
        {
            var piece = _pieces[(int)(start / InputFile.PieceLength)];
            yield return piece.AsMemory(0, (int)Math.Min(piece.Length, _length - start))[(int)Math.Max(0, offset - start)..];
        }
    }

    /// <summary>Its bytes from one of them on.</summary>
    /// <param name="offset">How many are passed over.</param>
    public Stream Open(long offset) => new PartsStream(From(offset).GetEnumerator());

    private sealed class PartsStream(IEnumerator<ReadOnlyMemory<byte>> parts) : ReadOnlyStream
    {
        private ReadOnlyMemory<byte> _left;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (_left.IsEmpty && parts.MoveNext())
            {
                _left = parts.Current;
            }

            var length = Math.Min(buffer.Length, _left.Length);
            _left[..length].CopyTo(buffer);
            _left = _left[length..];
            return ValueTask.FromResult(length);
        }

        protected override void Dispose(bool disposing)
        {
            parts.Dispose();
            base.Dispose(disposing);
        }
    }
}
