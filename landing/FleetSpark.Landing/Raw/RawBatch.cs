using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using FleetSpark.Lake;

namespace FleetSpark.Landing.Raw;

/// <summary>The lines of one raw object in the making, hashed and compressed as they come, block after block on another thread.</summary>
internal sealed class RawBatch(bool isRefused) : IDisposable
{
    private const int BlockLength = 1 << 17;
    private const int Blocks = 4; // so many may wait to be written: with fewer, the one thread is woken for the other at each of them

    private readonly Dictionary<string, int> _timesSealed = new(StringComparer.Ordinal);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Queue<(byte[] Block, Task Writing)> _full = new();
    private byte[] _block = []; // most batches of refusals stay empty
    private Task _writing = Task.CompletedTask;
    private MemoryStream _compressed = new();
    private GZipStream? _gzip;
    private int _blockCount;
    private int _lines;
    private int _bytes;

    public bool IsEmpty => _lines == 0;

    /// <summary>Whether a line more stays within the bounds of an object; the first one always does.</summary>
    public bool HasRoomFor(int lineLength) =>
        IsEmpty || (_lines < RecordLimits.RecordsPerObject && _bytes + lineLength + 1 <= RecordLimits.BytesPerObject);

    /// <summary>Adds a line, its line breaks turned into spaces.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        if (_blockCount + line.Length + 1 > _block.Length)
        {
            WriteBlock();
            _block = NextBlock(line.Length + 1);
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
    }

    /// <summary>Ends the object and begins the next one; it is made when all that was added is written.</summary>
    /// <remarks>
    /// A file that repeats itself, 100,000 times the same line, say, makes objects of the same lines; each must have a name of its own, else
    /// only the first would be kept. So the n-th of them ends in n - 1 blanks, which are no part of a JSON text.
    /// </remarks>
    public Task<RawObject> SealAsync()
    {
        WriteBlock();
        var lines = _lines;
        (_lines, _bytes) = (0, 0);
        var making = MakeAsync(_writing, lines);
        _writing = making;
        return making;
    }

    public void Dispose()
    {
        _writing.ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult(); // its fault, if any, is that of the object
        _gzip?.Dispose();
        _compressed.Dispose();
        _hash.Dispose();
    }

    private void WriteBlock()
    {
        if (_blockCount == 0)
        {
            return;
        }

        var (block, count) = (_block, _blockCount);
        (_block, _blockCount) = ([], 0);
        _writing = WriteAsync(_writing, block, count);
        _full.Enqueue((block, _writing));
    }

    // The oldest one is free first.
    private byte[] NextBlock(int least)
    {
        if (!_full.TryPeek(out var oldest) || (_full.Count < Blocks && !oldest.Writing.IsCompleted))
        {
            return new byte[Math.Max(BlockLength, least)];
        }

        _full.Dequeue();
        oldest.Writing.GetAwaiter().GetResult();
        return oldest.Block.Length >= least ? oldest.Block : new byte[least];
    }

    // Each begins when the one before has ended, and never on the thread that adds.
    private async Task WriteAsync(Task before, byte[] block, int count)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        Write(block.AsSpan(0, count));
    }

    private async Task<RawObject> MakeAsync(Task before, int lines)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var hash = Convert.ToHexStringLower(_hash.GetCurrentHash());
        var timesBefore = _timesSealed.GetValueOrDefault(hash);
        _timesSealed[hash] = timesBefore + 1;
        Write(Encoding.UTF8.GetBytes(new string(' ', timesBefore) + "\n"));
        _gzip?.Dispose();
        _gzip = null;
        var made = new RawObject(lines, Convert.ToHexStringLower(_hash.GetHashAndReset()), isRefused, _compressed);
        _compressed = new MemoryStream();
        return made;
    }

    private void Write(ReadOnlySpan<byte> block)
    {
        _hash.AppendData(block);
        _gzip ??= new GZipStream(_compressed, CompressionLevel.Fastest, leaveOpen: true);
        _gzip.Write(block);
    }
}

/// <summary>A raw object that is ready to be put; when it was sent may be known only then.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="Hash">Their hash, see <see cref="RawKey"/>.</param>
/// <param name="IsRefused">Whether they tell what was refused.</param>
/// <param name="Content">Its compressed bytes.</param>
internal sealed record RawObject(int Lines, string Hash, bool IsRefused, MemoryStream Content)
{
    /// <summary>Its key, sent at a time.</summary>
    public string KeyAt(DateTimeOffset sentAt) => new RawKey(sentAt, Lines, Hash, IsRefused).ToString();
}
