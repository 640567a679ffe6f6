using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FleetSpark.Core;

/// <summary>SHA-256 of parts, each led by its length, so that no two lists of parts give the same bytes.</summary>
public sealed class ContentHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The hash of a list of parts as 64 lower-case hexadecimal digits.</summary>
    public static string Of(params IEnumerable<string?> parts)
    {
        using var hash = new ContentHash();
        foreach (var part in parts)
        {
            hash.Add(part);
        }

        return hash.ToHex();
    }

    /// <summary>The plain SHA-256 of bytes as 64 lower-case hexadecimal digits.</summary>
    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Adds one part; null and the empty text differ.</summary>
    public void Add(string? part)
    {
        var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, part is null ? -1 : bytes.Length); // fingerprints are equal on every machine
        _hash.AppendData(length);
        _hash.AppendData(bytes);
    }

    /// <summary>The hash of what was added, as 64 lower-case hexadecimal digits; resets.</summary>
    public string ToHex() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <inheritdoc />
    public void Dispose() => _hash.Dispose();
}
