using FleetSpark.Core;

namespace FleetSpark.Landing.Files;

/// <summary>A stream with some bytes more behind it.</summary>
internal sealed class SuffixedStream(Stream first, byte[] after) : ReadOnlyStream
{
    private int _afterGiven;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var length = _afterGiven == 0 ? await first.ReadAsync(buffer, cancellationToken) : 0;
        if (length > 0 || buffer.IsEmpty)
        {
            return length;
        }

        length = Math.Min(buffer.Length, after.Length - _afterGiven);
        after.AsMemory(_afterGiven, length).CopyTo(buffer);
        _afterGiven += length;
        return length;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await first.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            first.Dispose();
        }

        base.Dispose(disposing);
    }
}
