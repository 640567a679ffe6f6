namespace Microsoft.Spark.Sql;

// Bits, and digests of values.
public static partial class Functions
{
    /// <summary>All bits of a whole number turned.</summary>
    public static Column BitwiseNOT(Column column) => Call("bitwise_not", column);

    /// <summary>All bits of a whole number turned.</summary>
    public static Column Bitwise_Not(Column column) => Call("bitwise_not", column);

    /// <summary>The CRC-32 of bytes, as a bigint.</summary>
    public static Column Crc32(Column column) => Call("crc32", column);

    /// <summary>A 32-bit Murmur3 hash of all columns together.</summary>
    public static Column Hash(params Column[] columns) => Call("hash", [columns]);

    /// <summary>The MD5 of bytes, as 32 hexadecimal digits.</summary>
    public static Column Md5(Column column) => Call("md5", column);

    /// <summary>The SHA-1 of bytes, as 40 hexadecimal digits.</summary>
    public static Column Sha1(Column column) => Call("sha1", column);

    /// <summary>The SHA-2 of bytes in hexadecimal digits; its length is 224, 256, 384 or 512 bits, and 0 means 256.</summary>
    public static Column Sha2(Column column, int numBits) => Call("sha2", column, numBits);

    /// <summary>The bits moved to the left.</summary>
    public static Column ShiftLeft(Column column, int numBits) => Call("shiftleft", column, numBits);

    /// <summary>The bits moved to the right, the sign kept.</summary>
    public static Column ShiftRight(Column column, int numBits) => Call("shiftright", column, numBits);

    /// <summary>The bits moved to the right, zeros moved in.</summary>
    public static Column ShiftRightUnsigned(Column column, int numBits) => Call("shiftrightunsigned", column, numBits);

    /// <summary>The bits moved to the left.</summary>
    public static Column Shiftleft(Column column, int numBits) => Call("shiftleft", column, numBits);

    /// <summary>The bits moved to the right, the sign kept.</summary>
    public static Column Shiftright(Column column, int numBits) => Call("shiftright", column, numBits);

    /// <summary>The bits moved to the right, zeros moved in.</summary>
    public static Column Shiftrightunsigned(Column column, int numBits) => Call("shiftrightunsigned", column, numBits);

    /// <summary>A 64-bit xxHash of all columns together.</summary>
    public static Column XXHash64(params Column[] columns) => Call("xxhash64", [columns]);
}
