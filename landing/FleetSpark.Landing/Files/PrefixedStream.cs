using FleetSpark.Core;

namespace FleetSpark.Landing.Files;

/// <summary>A stream whose first bytes were read already, with these before the rest.</summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> head, Stream rest) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> _head = head;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_head.IsEmpty)
        {
            return rest.ReadAsync(buffer, cancellationToken);
        }

        var length = Math.Min(buffer.Length, _head.Length);
        _head[..length].CopyTo(buffer);
        _head = _head[length..];
        return ValueTask.FromResult(length);
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await rest.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            rest.Dispose();
        }

        base.Dispose(disposing);
    }
}
