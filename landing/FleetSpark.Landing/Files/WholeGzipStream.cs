using System.IO.Compression;
using FleetSpark.Core;

namespace FleetSpark.Landing.Files;

/// <summary>
/// Unpacks gzip, one member or several, and throws where it is not whole. <see cref="GZipStream"/> alone ends without a word where a file
/// is cut off, even in the midst of a record, and passes over what follows the last member.
/// </summary>
/// <remarks>
/// A member of a known content, the mark, is put behind the file's bytes. It comes out at the end where the file ends with a whole
/// member; where the file is cut, its bytes are taken for the missing ones, and it does not.
/// </remarks>
internal sealed class WholeGzipStream(Stream packed) : ReadOnlyStream
{
    private static readonly byte[] Mark = "whole gzip: 6d0f0c1b-5b1e-4d0f-9a53-2f7c8f6f4e11"u8.ToArray();
    private static readonly byte[] MarkMember = Pack(Mark);

    private readonly GZipStream _unpacked = new(new SuffixedStream(packed, MarkMember), CompressionMode.Decompress);
    private byte[] _buffer = [];
    private int _held; // bytes at the buffer's beginning that came last, held back until it is known that they are not the mark

    /// <summary>How a gzip file begins.</summary>
    public static ReadOnlySpan<byte> Magic => [0x1f, 0x8b];

    /// <inheritdoc />
    /// <exception cref="InvalidDataException">The bytes are damaged, are cut off, or others follow their end.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_buffer.Length < buffer.Length + Mark.Length)
        {
            Array.Resize(ref _buffer, buffer.Length + Mark.Length);
        }

        var given = 0;
        while (given == 0 && !buffer.IsEmpty)
        {
            var length = await _unpacked.ReadAsync(_buffer.AsMemory(_held, buffer.Length), cancellationToken);
            if (length == 0)
            {
                return _buffer.AsSpan(0, _held).SequenceEqual(Mark)
                    ? 0
                    : throw new InvalidDataException("The gzip bytes are cut off, or others follow their end.");
            }

            var all = _held + length;
            _held = Math.Min(all, Mark.Length);
            given = all - _held;
            _buffer.AsMemory(0, given).CopyTo(buffer);
            _buffer.AsSpan(given, _held).CopyTo(_buffer);
        }

        return given;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await _unpacked.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] content)
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.SmallestSize))
        {
            gzip.Write(content);
        }

        return member.ToArray();
    }
}
