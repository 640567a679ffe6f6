using System.Buffers.Binary;
using Apache.Arrow.Ipc;
using Microsoft.Spark.Gateway;
using Microsoft.Spark.Sql.Types;

namespace Microsoft.Spark.Sql.Arrow;

/// <summary>Asks for the next partition and reads it.</summary>
internal static class PartitionStream
{
    private const int Next = 1;
    private const int NoMore = 0;

    /// <summary>
    /// One exchange:
    /// <code>
    /// int32 1        asks; 0 ends it without an answer
    /// int32 1        a partition follows; 0: there is none; -1: it failed
    /// int32 length, that many bytes: a batch's message of Arrow, without the schema
    /// ...
    /// int32 -1       the partition's end
    /// </code>
    /// Numbers are big endian.
    /// </summary>
    /// <returns>The partition's rows; null where there is none any more.</returns>
    /// <exception cref="GatewayException">The partition failed.</exception>
    public static List<Row>? ReadNext(Stream stream, StructType schema)
    {
        Ask(stream, Next);
        return ResultSocket.ReadInt32(stream) switch
        {
            Next => ReadPartition(stream, schema),
            NoMore => null,
            _ => throw new GatewayException("A partition could not be computed."),
        };
    }

    /// <summary>Asks for no partition any more.</summary>
    public static void Stop(Stream stream) => Ask(stream, NoMore);

    private static void Ask(Stream stream, int word)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, word);
        stream.Write(bytes);
        stream.Flush();
    }

    private static List<Row> ReadPartition(Stream stream, StructType schema)
    {
        var head = ArrowSchemas.MessageOf(schema);
        var rows = new List<Row>();
        for (var length = ResultSocket.ReadInt32(stream); length >= 0; length = ResultSocket.ReadInt32(stream))
        {
            var message = new byte[head.Length + length];
            head.CopyTo(message, 0);
            stream.ReadExactly(message, head.Length, length);
            using var reader = new ArrowStreamReader(message);
            using var batch = reader.ReadNextRecordBatch() ?? throw new InvalidDataException("A batch of Arrow is empty.");
            rows.AddRange(RowCollector.ReadBatch(batch, schema));
        }

        return rows;
    }
}
