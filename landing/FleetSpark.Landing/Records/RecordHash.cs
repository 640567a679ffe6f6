using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FleetSpark.Landing.Records;

/// <summary>The first half of the SHA-256 of a record's bytes: no two of as many records as an operator can ever post have the same.</summary>
internal static class RecordHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 16;

    public static UInt128 Of(ReadOnlySpan<byte> record)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(record, hash);
        return Read(hash);
    }

    public static UInt128 Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt128BigEndian(bytes);

    public static void Write(Span<byte> bytes, UInt128 hash) => BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);

    /// <summary>The bytes of hashes, one behind the other.</summary>
    public static byte[] ToBytes(IReadOnlyCollection<UInt128> hashes)
    {
        var bytes = new byte[hashes.Count * Length];
        var at = 0;
        foreach (var hash in hashes)
        {
            Write(bytes.AsSpan(at), hash);
            at += Length;
        }

        return bytes;
    }

    /// <summary>The hashes of which these are the bytes.</summary>
    /// <exception cref="FormatException">A part of one is left.</exception>
    public static IEnumerable<UInt128> ReadAll(byte[] bytes) =>
        bytes.Length % Length == 0 ? bytes.Chunk(Length).Select(hash => Read(hash)) : throw new FormatException("A part of a hash.");
}
