using System.Security.Cryptography;
using FleetSpark.Core;

namespace FleetSpark.Landing.Files;

/// <summary>A file's uncompressed bytes, counted and hashed as they are read; faults come as coded ones.</summary>
internal sealed class ContentStream(Stream bytes, string path) : ReadOnlyStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>SHA-256 of the bytes read so far, 64 hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <inheritdoc />
    /// <exception cref="FleetException">FS2003, FS2005: the file cannot be read, or is gzip that is not whole.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var length = await bytes.ReadAsync(buffer, cancellationToken);
            _hash.AppendData(buffer.Span[..length]);
            BytesRead += length;
            return length;
        }
        catch (InvalidDataException)
        {
            throw LandingErrors.BrokenGzip(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw LandingErrors.CannotRead(path, fault);
        }
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await bytes.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            bytes.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
