using System.IO.Pipelines;
using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Bank.Sftp;

/// <summary>Reads a stream ahead on another thread, by a few megabytes, so that fetching and working on what came go on at once.</summary>
internal sealed class AheadStream : ReadOnlyStream
{
    private const int Ahead = 4 << 20;
    private const int PieceLength = 1 << 17;

    private static readonly PipeOptions Options = new(pauseWriterThreshold: Ahead, resumeWriterThreshold: Ahead / 2, minimumSegmentSize: PieceLength, useSynchronizationContext: false);

    private readonly Stream _source;
    private readonly Pipe _pipe = new(Options);
    private readonly CancellationTokenSource _stop;
    private readonly Stream _bytes;
    private readonly Task _pump;

    /// <summary>Begins to read.</summary>
    /// <param name="source">What is read; it is disposed with this stream.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public AheadStream(Stream source, CancellationToken cancellationToken)
    {
        _source = source;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _bytes = _pipe.Reader.AsStream();
        _pump = Task.Run(PumpAsync, CancellationToken.None);
    }

    /// <inheritdoc />
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _bytes.ReadAsync(buffer, cancellationToken);

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _bytes.DisposeAsync(); // completes the reader, so the pump ends
        await _pump;
        await _source.DisposeAsync();
        _stop.Dispose();
        await base.DisposeAsync();
    }

    // What the source throws comes out at the reader, after the bytes before it.
    private async Task PumpAsync()
    {
        Exception? fault = null;
        try
        {
            while (await _source.ReadAsync(_pipe.Writer.GetMemory(PieceLength), _stop.Token) is var length and > 0)
            {
                _pipe.Writer.Advance(length);
                if ((await _pipe.Writer.FlushAsync(_stop.Token)).IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception thrown)
        {
            fault = thrown;
        }

        await _pipe.Writer.CompleteAsync(fault);
    }
}
