namespace FleetSpark.UnitTests.Lake;

/// <summary>Gives "one", waits, then gives "two" or fails.</summary>
internal sealed class SlowStream : Stream
{
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _part;

    public Task FirstPartRead => _read.Task;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public void GoOn(Exception? failure = null)
    {
        if (failure is null)
        {
            _goOn.SetResult();
        }
        else
        {
            _goOn.SetException(failure);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        switch (_part++)
        {
            case 0:
                "one"u8.CopyTo(buffer.Span);
                return 3;
            case 1:
                _read.SetResult();
                await _goOn.Task.WaitAsync(cancellationToken);
                "two"u8.CopyTo(buffer.Span);
                return 3;
            default:
                return 0;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
        // nothing is written
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
