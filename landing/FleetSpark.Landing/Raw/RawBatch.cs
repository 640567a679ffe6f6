using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using FleetSpark.Lake;

namespace FleetSpark.Landing.Raw;

/// <summary>The lines of one raw object in the making, compressed as they come.</summary>
internal sealed class RawBatch : IDisposable
{
    private const int BlockLength = 1 << 16;

    private readonly DateTimeOffset _sentAt;
    private readonly bool _isRefused;
    private readonly Dictionary<string, int> _timesSealed = new(StringComparer.Ordinal);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _block = new byte[BlockLength * 2];
    private MemoryStream _compressed = new();
    private GZipStream? _gzip;
    private int _blockCount;
    private int _lines;
    private int _bytes;

    public RawBatch(DateTimeOffset sentAt, bool isRefused)
    {
        _sentAt = sentAt;
        _isRefused = isRefused;
    }

    public bool IsEmpty => _lines == 0;

    /// <summary>Whether a line more stays within the bounds of an object; the first one always does.</summary>
    public bool HasRoomFor(int lineLength) =>
        IsEmpty || (_lines < RecordLimits.RecordsPerObject && _bytes + lineLength + 1 <= RecordLimits.BytesPerObject);

    /// <summary>Adds a line, its line breaks turned into spaces.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        if (_blockCount + line.Length + 1 > _block.Length)
        {
            WriteBlock(_block.AsSpan(0, _blockCount));
            if (line.Length + 1 > _block.Length)
            {
                _block = new byte[line.Length + 1];
            }
        }

        if (!IsEmpty)
        {
            _block[_blockCount++] = (byte)'\n';
        }

        var target = _block.AsSpan(_blockCount, line.Length);
        line.CopyTo(target);
        if (target.ContainsAny((byte)'\r', (byte)'\n'))
        {
            // A JSON text holds none: these stand between tokens.
            target.Replace((byte)'\r', (byte)' ');
            target.Replace((byte)'\n', (byte)' ');
        }

        _blockCount += line.Length;
        _bytes += line.Length + 1;
        _lines++;
        if (_blockCount >= BlockLength)
        {
            WriteBlock(_block.AsSpan(0, _blockCount));
        }
    }

    /// <summary>Ends the object and begins the next one.</summary>
    /// <remarks>
    /// A file that repeats itself, 100,000 times the same line, say, makes objects of the same lines; each must have a name of its own, else
    /// only the first would be kept. So the n-th of them ends in n - 1 blanks, which are no part of a JSON text.
    /// </remarks>
    public RawObject Seal()
    {
        WriteBlock(_block.AsSpan(0, _blockCount));
        var lines = Convert.ToHexStringLower(_hash.GetCurrentHash());
        var timesBefore = _timesSealed.GetValueOrDefault(lines);
        _timesSealed[lines] = timesBefore + 1;
        WriteBlock(Encoding.UTF8.GetBytes(new string(' ', timesBefore) + "\n"));
        _gzip?.Dispose();
        _gzip = null;
        var key = new RawKey(_sentAt, _lines, Convert.ToHexStringLower(_hash.GetHashAndReset()), _isRefused);
        var compressed = _compressed;
        compressed.Position = 0;
        _compressed = new MemoryStream();
        _lines = 0;
        _bytes = 0;
        return new RawObject(key, compressed);
    }

    public void Dispose()
    {
        _gzip?.Dispose();
        _compressed.Dispose();
        _hash.Dispose();
    }

    private void WriteBlock(ReadOnlySpan<byte> block)
    {
        _hash.AppendData(block);
        _gzip ??= new GZipStream(_compressed, CompressionLevel.Fastest, leaveOpen: true);
        _gzip.Write(block);
        _blockCount = 0;
    }
}

/// <summary>A raw object that is ready to be put.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Content">Its compressed bytes, at their beginning.</param>
internal sealed record RawObject(RawKey Key, MemoryStream Content);
