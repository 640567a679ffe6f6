using System.Security.Cryptography;
using FleetSpark.Core;

namespace FleetSpark.Landing.Files;

/// <summary>A file's uncompressed bytes, counted and hashed as they are read; faults come as coded ones.</summary>
internal sealed class ContentStream(Stream bytes, string path) : ReadOnlyStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Of bytes as they lie there: unpacked where the first of them say gzip, or begin to.</summary>
    /// <param name="bytes">The bytes; disposed with the result, or where it fails.</param>
    /// <param name="path">What they are, in errors.</param>
    /// <param name="cancellationToken">Stops the look at the first bytes.</param>
    public static async Task<ContentStream> OfAsync(Stream bytes, string path, CancellationToken cancellationToken)
    {
        try
        {
            var magic = new byte[WholeGzipStream.Magic.Length];
            var length = await bytes.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, cancellationToken);
            var whole = new PrefixedStream(magic.AsMemory(0, length), bytes);
            return new ContentStream(length > 0 && WholeGzipStream.Magic.StartsWith(magic.AsSpan(0, length)) ? new WholeGzipStream(whole) : whole, path);
        }
        catch
        {
            await bytes.DisposeAsync();
            throw;
        }
    }

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
