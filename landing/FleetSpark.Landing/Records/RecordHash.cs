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
}
