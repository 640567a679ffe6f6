using System.IO.Compression;
using System.Security.Cryptography;
using FleetSpark.Core;
using FleetSpark.Lake;
using FleetSpark.Lake.Stores;

namespace FleetSpark.Jobs.Staging;

/// <summary>Holds raw objects against their names, byte for byte: an engine reads a cut object in silence, and a changed one too.</summary>
internal static class RawObjectCheck
{
    /// <summary>Does nothing where all objects are whole.</summary>
    /// <exception cref="FleetException">FS4101: an object's lines are not those that its name says.</exception>
    public static async Task RefuseChangedAsync(ILakeStore raw, string source, IReadOnlyList<RawKey> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            var (lines, hash) = await ReadAsync(raw, key, cancellationToken);
            if (hash != key.Hash)
            {
                throw JobErrors.ChangedRawObject(source, key.ToString(), key.Records, lines);
            }
        }
    }

    private static async Task<(long Lines, string Hash)> ReadAsync(ILakeStore raw, RawKey key, CancellationToken cancellationToken)
    {
        long lines = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = await raw.OpenAsync(key.ToString(), cancellationToken) ?? Stream.Null;
        await using var plain = new GZipStream(file, CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        try
        {
            while (await plain.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                hash.AppendData(buffer, 0, read);
                lines += buffer.AsSpan(0, read).Count((byte)'\n');
            }
        }
        catch (InvalidDataException)
        {
            return (lines, string.Empty);
        }

        return (lines, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
