using System.Collections;
using Microsoft.Spark;
using Microsoft.Spark.Sql;
using Microsoft.Spark.Sql.Types;

namespace FleetSpark.SparkTests.Sql;

/// <summary>Rows out of Spark and into it.</summary>
public sealed class RowTests(SparkJvm spark)
{
    private const string Types = """
        SELECT true AS a, CAST(1 AS TINYINT) AS b, CAST(2 AS SMALLINT) AS c, 3 AS d, 4L AS e, CAST(1.5 AS FLOAT) AS f, DOUBLE('NaN') AS g, 1.50BD AS h, 'x' AS i, X'0102' AS j,
          DATE'0001-01-01' AS k, TIMESTAMP'2026-03-29 12:00:00.123456Z' AS l, TIMESTAMP_NTZ'2026-03-29 12:00:00' AS m, ARRAY(1, NULL) AS n, MAP('a', 1, 'b', NULL) AS o,
          NAMED_STRUCT('x', 1, 'y', 'z') AS p, NULL AS q, INTERVAL '1 02:03:04' DAY TO SECOND AS r, INTERVAL '1-2' YEAR TO MONTH AS s, 5 AS d
        """;

    private static readonly object?[] Expected =
    [
        true, (sbyte)1, (short)2, 3, 4L, 1.5f, double.NaN, 1.50m, "x", new byte[] { 1, 2 }, new Date(1, 1, 1), new Timestamp(2026, 3, 29, 12, 0, 0, 123_456),
        new DateTime(2026, 3, 29, 12, 0, 0, DateTimeKind.Unspecified), new ArrayList { 1, null }, new Hashtable { ["a"] = 1, ["b"] = null }, null, null,
        new TimeSpan(1, 2, 3, 4), 14, 5,
    ];

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Asia/Kolkata")]
    public void Values_OfEveryType_AreThoseOfTheLiterals(string timeZone)
    {
        var session = spark.Session.NewSession();
        session.Conf().Set("spark.sql.session.timeZone", timeZone);
        var frame = session.Sql(Types);
        AssertExpected(frame.Collect().Single());
        AssertExpected(frame.ToLocalIterator().Single());
        Assert.Equal(timeZone, session.Sql("SELECT current_timezone()").First()[0]);
    }

    [Fact]
    public void Values_OfEveryType_AreNullBetweenOthers()
    {
        var types = spark.Session.Sql(Types);
        var frame = types.Union(types.Filter("false").Union(spark.Session.Sql($"SELECT {string.Join(", ", types.Columns().Select(_ => "NULL"))}"))).Union(types);
        foreach (var rows in (List<Row>[])[[.. frame.Collect()], [.. frame.ToLocalIterator()]])
        {
            Assert.Equal(3, rows.Count);
            AssertExpected(rows[0]);
            Assert.All(rows[1].Values, Assert.Null);
            AssertExpected(rows[2]);
        }
    }

    [Fact]
    public void Result_WithoutRows_IsEmptyAndKeepsItsSchema()
    {
        var frame = spark.Session.Sql(Types).Filter("NOT a").Limit(0).ToDF([.. Enumerable.Range(0, Expected.Length).Select(number => "same")]);
        Assert.Empty(frame.Collect());
        Assert.Empty(frame.ToLocalIterator());
        Assert.Equal(Expected.Length, frame.Schema().Fields.Count);
        Assert.Empty(spark.Session.Range(0, 10, 1, 3).Filter("id > 10").Collect());
    }

    [Theory]
    [InlineData("0.000000000000000001", 38, 18)]
    [InlineData("-12345678901.000000000000000001", 38, 18)]
    [InlineData("79228162514264337593543950335", 38, 0)]
    [InlineData("12345678901234567890.120000000000000000", 38, 18)]
    [InlineData("-0.01", 3, 2)]
    public void Decimal_OfManyDigits_IsExact(string text, int precision, int scale)
    {
        var row = spark.Session.Sql($"SELECT CAST('{text}' AS DECIMAL({precision}, {scale})) AS price").Collect().Single();
        Assert.Equal(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture), row.GetAs<decimal>("price"));
    }

    [Fact]
    public void Decimal_BeyondDotNets_IsRefusedByItsColumnsName() => Assert.Contains(
        "'price'",
        Assert.ThrowsAny<OverflowException>(() => spark.Session.Sql("SELECT CAST('12345678901234567890.123456789012345678' AS DECIMAL(38, 18)) AS price").Collect()).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Rows_ThatAreSent_ComeBackAsTheyWere()
    {
        var schema = new StructType([
            new StructField("i", new IntegerType()), new StructField("d", new DecimalType(38, 18)), new StructField("a", new ArrayType(new StringType())),
            new StructField("m", new MapType(new StringType(), new IntegerType())), new StructField("s", new StructType([new StructField("x", new LongType())])),
            new StructField("t", new TimestampType()), new StructField("n", new NullType())]);
        GenericRow[] rows =
        [
            new([1, 1.5m, new ArrayList { "a", null, "ç" }, new Hashtable { ["k"] = 1 }, new GenericRow([5L]), new Timestamp(2026, 3, 29, 1, 2, 3, 4), null!]),
            new(new object[7]),
        ];
        var frame = spark.Session.CreateDataFrame(rows, schema);
        var read = frame.Collect().ToList();
        Assert.Equal(schema, frame.Schema());
        Assert.Equal(5L, ((Row)read[0][4])[0]);
        Assert.Equal(rows[0].Values.Where((_, index) => index != 4), read[0].Values.Where((_, index) => index != 4));
        Assert.Equal(rows[1], new GenericRow(read[1].Values));
        Assert.Equal(25_000, spark.Session.CreateDataFrame(Enumerable.Range(0, 25_000)).Distinct().Count());
        Assert.Empty(spark.Session.CreateDataFrame(Array.Empty<GenericRow>(), schema).Collect());
    }

    [Fact]
    public void Rows_OfManyPartitions_ComeInTheirOrder()
    {
        var frame = spark.Session.Range(0, 10_000, 1, 7);
        var expected = Enumerable.Range(0, 10_000).Select(number => (long)number);
        Assert.Equal(expected, frame.Collect().Select(row => row.GetAs<long>("id")));
        Assert.Equal(expected, frame.ToLocalIterator().Select(row => row.GetAs<long>("id")));
        Assert.Equal(expected, frame.ToLocalIterator(prefetchPartitions: true).Select(row => row.GetAs<long>("id")));
        Assert.Equal([0L, 1L], frame.ToLocalIterator().Take(2).Select(row => row.GetAs<long>(0)));
        Assert.Equal([9_998L, 9_999L], frame.Tail(2).Select(row => row.GetAs<long>(0)));
        Assert.Equal(0L, frame.Head()[0]);
    }

    [Fact]
    public void Query_ThatFailsWhileItRuns_TellsWhatFailed()
    {
        var frame = spark.Session.Sql("SELECT ASSERT_TRUE(id < 50, 'too far') FROM RANGE(0, 100, 1, 4)");
        Assert.Contains("too far", Assert.Throws<JvmException>(() => frame.Collect()).Message, StringComparison.Ordinal);
        Assert.Contains("too far", Assert.Throws<JvmException>(() => frame.ToLocalIterator().Count()).Message, StringComparison.Ordinal);
    }

    private static void AssertExpected(Row row)
    {
        Assert.Equal(new object[] { 1, "z" }, ((Row)row.Get("p")).Values);
        row.Values[15] = null!;
        Assert.Equal(Expected, row.Values);
    }
}
