using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Bank.Sftp;

/// <summary>The bytes of a file on a server, from the first to the last that it had when it was listed, over as many connections as that takes.</summary>
internal sealed class ResumingStream(SftpCalls calls, RemoteFile file) : ReadOnlyStream
{
    // A connection that brings less before it breaks brings nothing: else a server could keep us at it for ever.
    private const long WorthATry = 1 << 16;

    private Stream? _bytes;
    private long _position;
    private long _lastBreak;
    private int _tries;

    /// <inheritdoc />
    /// <exception cref="FleetException">FS2204: it broke off too often. FS2207: the file is not what it was. FS2206: it may not be read.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var wanted = buffer[..(int)Math.Min(buffer.Length, file.Size - _position)];
        while (!wanted.IsEmpty)
        {
            _bytes ??= await OpenAsync(cancellationToken);
            try
            {
                var length = await _bytes.ReadAsync(wanted, cancellationToken);
                _position += length;
                return length > 0 ? length : throw new SftpBrokenException("The file's bytes end before its end.");
            }
            catch (SftpBrokenException fault)
            {
                await RecoverAsync(fault, cancellationToken);
            }
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _bytes?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<Stream> OpenAsync(CancellationToken cancellationToken) =>
        await calls.CallAsync(session => session.LookAsync(file.Path, cancellationToken), cancellationToken) == file
            && await calls.CallAsync(session => session.OpenAsync(file.Path, _position, cancellationToken), cancellationToken) is { } opened
            ? opened
            : throw BankErrors.FileChanged(file.Path);

    private async Task RecoverAsync(SftpBrokenException fault, CancellationToken cancellationToken)
    {
        _tries = _position - _lastBreak >= WorthATry ? 1 : _tries + 1;
        _lastBreak = _position;
        var broken = _bytes;
        _bytes = null;
        await calls.RecoverAsync(_tries, fault, cancellationToken); // the connection goes before the file, which else waits for it
        broken?.Dispose();
    }
}
