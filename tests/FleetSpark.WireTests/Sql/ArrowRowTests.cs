using System.Buffers.Binary;
using System.Collections;
using Microsoft.Spark.Gateway;
using Microsoft.Spark.Sql;
using Microsoft.Spark.Sql.Arrow;
using Microsoft.Spark.Sql.Types;

namespace FleetSpark.WireTests.Sql;

/// <summary>Rows to Arrow and back, and the frames around the batches.</summary>
public sealed class ArrowRowTests
{
    private static readonly StructType OneNumber = new([new StructField("n", new IntegerType())]);

    public static TheoryData<string, object?> Values => new()
    {
        { "\"boolean\"", true },
        { "\"byte\"", sbyte.MinValue },
        { "\"short\"", short.MaxValue },
        { "\"integer\"", int.MinValue },
        { "\"long\"", long.MaxValue },
        { "\"float\"", 1.5f },
        { "\"double\"", double.NaN },
        { "\"decimal(38,18)\"", 12345678901.000000000000000001m },
        { "\"string\"", "não é \u2028 vazio" },
        { "\"string\"", string.Empty },
        { "\"binary\"", new byte[] { 0, 255 } },
        { "\"date\"", new Date(1, 1, 1) },
        { "\"timestamp\"", new Timestamp(2026, 3, 29, 12, 30, 1, 123_456) },
        { "\"timestamp_ntz\"", new DateTime(2026, 3, 29, 2, 30, 0, DateTimeKind.Unspecified) },
        { "\"void\"", null },
        { """{"type":"array","elementType":"string","containsNull":true}""", new ArrayList { "a", null, "b" } },
        { """{"type":"array","elementType":{"type":"array","elementType":"integer","containsNull":true},"containsNull":true}""", new ArrayList { new ArrayList { 1 }, null, new ArrayList() } },
        { """{"type":"map","keyType":"string","valueType":"integer","valueContainsNull":true}""", new Hashtable { ["a"] = 1, ["b"] = null } },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_OfAnyType_ComesBackAsItWasBetweenNulls(string type, object? value)
    {
        var schema = new StructType([new StructField("c", DataType.ParseDataType(type)), new StructField("c", new IntegerType())]);
        object?[][] rows = [[null, 1], [value, 2], [null, null], [value, 4]];
        var expected = rows.Select(row => new Row(row, schema));
        using var stream = StreamOf(schema, rows);
        Append(stream, 1, 0);
        Assert.Equal(expected, RowCollector.ReadCollected(stream, schema));
    }

    [Fact]
    public void Struct_WithFieldsOfOneName_ComesBackAsARow()
    {
        var inner = new StructType([new StructField("x", new LongType()), new StructField("x", new StringType())]);
        var schema = new StructType([new StructField("s", inner)]);
        using var stream = StreamOf(schema, [[new GenericRow([1L, "a"])], [null]]);
        Append(stream, 1, 0);
        var read = RowCollector.ReadCollected(stream, schema);
        Assert.Equal(new Row([1L, "a"], inner), read[0][0]);
        Assert.Null(read[1][0]);
    }

    [Fact]
    public void Batches_InTheOrderTheyWereDone_ArePutInTheResultsOrder()
    {
        using var stream = StreamOf(OneNumber, [[1], [2]], [[3]], [[4], [5]]);
        Append(stream, 3, 2, 0, 1);
        Assert.Equal([4, 5, 1, 2, 3], RowCollector.ReadCollected(stream, OneNumber).Select(row => row.GetAs<int>(0)));
    }

    [Fact]
    public void Result_WithoutRows_IsEmpty()
    {
        using var stream = StreamOf(OneNumber);
        Append(stream, 0);
        Assert.Empty(RowCollector.ReadCollected(stream, OneNumber));
    }

    [Fact]
    public void Result_ThatFailedAfterSomeBatches_IsRefusedWithItsText()
    {
        using var stream = StreamOf(OneNumber, [[1]]);
        Append(stream, -1, 4, BinaryPrimitives.ReadInt32BigEndian("boom"u8));
        Assert.Contains("boom", Assert.Throws<GatewayException>(() => RowCollector.ReadCollected(stream, OneNumber)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Batches_InReverse_AreTurnedRound()
    {
        using var stream = StreamOf(OneNumber, [[3]], [], [[2]], [[1]]);
        Append(stream, 4, 3, 2, 1, 0);
        Assert.Equal([1, 2, 3], RowCollector.ReadCollected(stream, OneNumber).Select(row => row.GetAs<int>(0)));
    }

    [Fact]
    public void Result_CutAnywhere_IsRefused()
    {
        using var whole = StreamOf(OneNumber, [[1], [2]], [[3]]);
        Append(whole, 2, 1, 0);
        var bytes = whole.ToArray();
        Assert.Equal(3, RowCollector.ReadCollected(new MemoryStream(bytes), OneNumber).Count);
        for (var length = 0; length < bytes.Length; length++)
        {
            using var cut = new MemoryStream(bytes, 0, length);
            var failure = Record.Exception(() => RowCollector.ReadCollected(cut, OneNumber));
            Assert.True(failure is IOException or InvalidDataException or InvalidOperationException or GatewayException, $"cut after {length} of {bytes.Length} bytes: {failure}");
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void Batch_ThatIsNotThere_IsRefusedByItsPlace(int place)
    {
        using var stream = StreamOf(OneNumber, [[1]], [[2]]);
        Append(stream, 2, 0, place);
        Assert.Contains($"{place}", Assert.Throws<GatewayException>(() => RowCollector.ReadCollected(stream, OneNumber)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_ThatDoesNotFit_IsRefusedByItsColumnsName()
    {
        var sent = new StructType([new StructField("day", new IntegerType()), new StructField("price", new DecimalType(38, 18))]);
        var far = RowSender.MessageOf([[int.MinValue, 1m]], sent);
        var seen = new StructType([new StructField("day", new DateType()), new StructField("price", new DecimalType(38, 18))]);
        using var stream = new MemoryStream([.. ArrowSchemas.MessageOf(sent), .. far]);
        Assert.Contains("'day'", Assert.Throws<ColumnOverflowException>(() => RowCollector.ReadCollected(stream, seen)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"integer\"", "text")]
    [InlineData("\"string\"", 1)]
    [InlineData("\"timestamp\"", "2026-03-29")]
    public void Row_WithAValueOfAnotherType_IsRefusedByItsFieldsName(string type, object value)
    {
        var schema = new StructType([new StructField("speed", DataType.ParseDataType(type))]);
        Assert.Contains("'speed'", Assert.Throws<ArgumentException>(() => RowSender.MessageOf([[value]], schema)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_WithANullOrAPlaceThatMayNotBe_IsRefused()
    {
        var schema = new StructType([new StructField("speed", new IntegerType(), isNullable: false)]);
        Assert.Contains("'speed'", Assert.Throws<ArgumentException>(() => RowSender.MessageOf([[null]], schema)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RowSender.MessageOf([[1, 2]], schema));
    }

    // A stream of Arrow: the schema, a batch for each of the lists of rows, the end.
    private static MemoryStream StreamOf(StructType schema, params object?[][][] batches)
    {
        var stream = new MemoryStream();
        stream.Write(ArrowSchemas.MessageOf(schema));
        foreach (var rows in batches)
        {
            stream.Write(RowSender.MessageOf(rows, schema));
        }

        stream.Write([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);
        stream.Position = 0;
        return stream;
    }

    private static void Append(MemoryStream stream, params ReadOnlySpan<int> numbers)
    {
        stream.Position = stream.Length;
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, number);
            stream.Write(bytes);
        }

        stream.Position = 0;
    }
}
