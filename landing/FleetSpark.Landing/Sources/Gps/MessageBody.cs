using System.Buffers;
using System.Buffers.Text;
using FleetSpark.Landing.Files;

namespace FleetSpark.Landing.Sources.Gps;

/// <summary>Unpacks messages' bodies, one after the other: text as it is, or gzip in base64, which a queue that takes text alone carries.</summary>
internal sealed class MessageBody : IDisposable
{
    /// <summary>The most bytes that a body may have unpacked: 64 MiB. A message has 1 MiB at most, which gzip can make a thousand times larger.</summary>
    public const int UnpackedBytes = 64 << 20;

    private readonly MemoryStream _bytes = new();
    private readonly byte[] _piece = new byte[InputFile.PieceLength];
    private byte[] _packed = [];

    // The first two bytes of gzip, and its one method, in base64.
    private static ReadOnlySpan<byte> GzipInBase64 => "H4sI"u8;

    /// <summary>The bytes of a body; as received where it cannot be unpacked, and then the reason, a code of <see cref="RefusalReasons"/>. Valid until the next body.</summary>
    public async Task<(ReadOnlyMemory<byte> Bytes, string? Reason)> UnpackAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (!body.Span.StartsWith(GzipInBase64))
        {
            return (body, null);
        }

        var most = Base64.GetMaxDecodedFromUtf8Length(body.Length);
        _packed = _packed.Length < most ? new byte[most] : _packed;
        if (Base64.DecodeFromUtf8(body.Span, _packed, out _, out var length) != OperationStatus.Done)
        {
            return (body, RefusalReasons.PackingBroken);
        }

        _bytes.SetLength(0);
        try
        {
            await using var unpacked = new WholeGzipStream(new MemoryStream(_packed, 0, length, writable: false));
            while (await unpacked.ReadAsync(_piece, cancellationToken) is var read and > 0)
            {
                if (_bytes.Length + read > UnpackedBytes)
                {
                    return (body, RefusalReasons.UnpackedTooLong);
                }

                _bytes.Write(_piece, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            return (body, RefusalReasons.PackingBroken);
        }

        return (_bytes.GetBuffer().AsMemory(0, (int)_bytes.Length), null);
    }

    public void Dispose() => _bytes.Dispose();
}
