using FleetSpark.Core;
using FleetSpark.Landing.Files;

namespace FleetSpark.Landing.Sources.Tags;

/// <summary>Reads a body whole, within a limit that holds for its bytes as they come and as they are unpacked.</summary>
internal static class AnswerBody
{
    private const int FirstLength = 1 << 14;

    /// <summary>The bytes, unpacked.</summary>
    /// <exception cref="InvalidDataException">It is packed, and damaged or cut.</exception>
    /// <exception cref="TooManyBytesException">It is longer than the limit.</exception>
    /// <exception cref="NotSupportedException">It is packed in a way that was not asked for.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        await using var received = new LimitedStream(await content.ReadAsStreamAsync(cancellationToken), limit);
        switch (content.Headers.ContentEncoding.Select(coding => coding.ToLowerInvariant()).Where(coding => coding != "identity").ToList())
        {
            case []:
                return await ReadAsync(received, content.Headers.ContentLength, limit, cancellationToken);
            case ["gzip" or "x-gzip"]:
                await using (var unpacked = new LimitedStream(new WholeGzipStream(received), limit))
                {
                    return await ReadAsync(unpacked, length: null, limit, cancellationToken);
                }

            default:
                throw new NotSupportedException("The body is packed in a way that was not asked for.");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(LimitedStream content, long? length, int limit, CancellationToken cancellationToken)
    {
        if (length > limit)
        {
            throw new TooManyBytesException();
        }

        var bytes = new byte[(int)Math.Max(length ?? FirstLength, 1)];
        var count = 0;
        while (await content.ReadAsync(bytes.AsMemory(count), cancellationToken) is var read and > 0)
        {
            count += read;
            if (count == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(2L * count, Math.Max(limit + 1L, count + 1L)));
            }
        }

        return bytes.AsMemory(0, count);
    }
}

/// <summary>A body is longer than its limit.</summary>
internal sealed class TooManyBytesException() : Exception("The body is longer than its limit.");

/// <summary>A stream that throws where it is longer than a limit.</summary>
internal sealed class LimitedStream(Stream content, int limit) : ReadOnlyStream
{
    private long _given;

    /// <inheritdoc />
    /// <exception cref="TooManyBytesException">It is longer.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var length = await content.ReadAsync(buffer, cancellationToken);
        _given += length;
        return _given <= limit ? length : throw new TooManyBytesException();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }
}
