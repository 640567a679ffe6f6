using System.Buffers.Binary;
using Microsoft.Spark.Gateway;
using Microsoft.Spark.Sql.Arrow;
using Microsoft.Spark.Sql.Types;

namespace FleetSpark.WireTests.Sql;

/// <summary>Partitions one by one: what is asked and what is answered.</summary>
public sealed class PartitionStreamTests
{
    private static readonly StructType OneNumber = new([new StructField("n", new IntegerType())]);

    [Fact]
    public void Partitions_OfSeveralBatches_AreReadToTheLast()
    {
        var first = RowSender.MessageOf([[1], [2]], OneNumber);
        var second = RowSender.MessageOf([[3]], OneNumber);
        using var stream = new Peer([.. Number(1), .. Framed(first), .. Framed(second), .. Number(-1), .. Number(1), .. Number(-1), .. Number(0)]);
        Assert.Equal([1, 2, 3], PartitionStream.ReadNext(stream, OneNumber)!.Select(row => row.GetAs<int>(0)));
        Assert.Empty(PartitionStream.ReadNext(stream, OneNumber)!);
        Assert.Null(PartitionStream.ReadNext(stream, OneNumber));
        Assert.Equal([.. Number(1), .. Number(1), .. Number(1)], stream.Asked.ToArray());
    }

    [Fact]
    public void Stop_BeforeTheLastPartition_AsksForNoMore()
    {
        using var stream = new Peer([]);
        PartitionStream.Stop(stream);
        Assert.Equal(Number(0), stream.Asked.ToArray());
    }

    [Fact]
    public void Partition_ThatFailed_IsRefused()
    {
        using var failed = new Peer(Number(-1));
        Assert.Throws<GatewayException>(() => PartitionStream.ReadNext(failed, OneNumber));
        using var cut = new Peer([.. Number(1), .. Number(100)]);
        Assert.Throws<EndOfStreamException>(() => PartitionStream.ReadNext(cut, OneNumber));
    }

    [Fact]
    public void Partition_CutAnywhere_IsRefused()
    {
        byte[] whole = [.. Number(1), .. Framed(RowSender.MessageOf([[1], [2]], OneNumber)), .. Number(-1)];
        for (var length = 0; length < whole.Length; length++)
        {
            using var cut = new Peer(whole[..length]);
            Assert.Throws<EndOfStreamException>(() => PartitionStream.ReadNext(cut, OneNumber));
        }
    }

    private static byte[] Number(int number)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Framed(byte[] message) => [.. Number(message.Length), .. message];

    // Answers from the one, keeps what is asked in the other.
    private sealed class Peer(byte[] answers) : Stream
    {
        private readonly MemoryStream _answers = new(answers);

        public MemoryStream Asked { get; } = new();

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => _answers.Read(buffer, offset, count);

        public override void Write(byte[] buffer, int offset, int count) => Asked.Write(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
