using System.Collections;
using Microsoft.Spark.Sql;
using Microsoft.Spark.Sql.Types;

namespace FleetSpark.WireTests.Sql;

public sealed class RowTests
{
    private static readonly Row Some = new(
        [1, null, "x", new ArrayList { 1, null, 3 }, new Hashtable { ["k"] = new ArrayList { 1L } }, (short)7],
        new StructType([
            new StructField("id", new IntegerType()), new StructField("none", new IntegerType()), new StructField("name", new StringType()),
            new StructField("list", new ArrayType(new IntegerType())), new StructField("map", new MapType(new StringType(), new ArrayType(new LongType()))),
            new StructField("id", new ShortType())]));

    [Fact]
    public void Value_ByNameOrPlace_IsTheSame()
    {
        Assert.Equal("x", Some.Get("name"));
        Assert.Equal("x", Some[2]);
        Assert.Equal("x", Some.GetAs<string>("name"));
        Assert.Equal(1, Some.GetAs<int>("id"));
        Assert.Null(Some.Get(1));
        Assert.Equal(6, Some.Size());
    }

    [Fact]
    public void Value_AsAnotherType_IsTurnedWhereNothingIsLost()
    {
        Assert.Equal(7L, Some.GetAs<long>(5));
        Assert.Equal(7, Some.GetAs<int?>(5));
        Assert.Null(Some.GetAs<int?>("none"));
        Assert.Equal([1, null, 3], Some.GetAs<int?[]>("list"));
        Assert.Equal([1L], Some.GetAs<Dictionary<string, long[]>>("map")["k"]);
    }

    [Fact]
    public void Value_AsATypeThatDoesNotFit_IsRefusedByItsColumnsName()
    {
        Assert.Contains("'none'", Assert.Throws<InvalidCastException>(() => Some.GetAs<int>("none")).Message, StringComparison.Ordinal);
        Assert.Contains("'name'", Assert.Throws<InvalidCastException>(() => Some.GetAs<int>("name")).Message, StringComparison.Ordinal);
        Assert.Contains("'list'", Assert.Throws<InvalidCastException>(() => Some.GetAs<int[]>("list")).Message, StringComparison.Ordinal);
        Assert.Contains("'speed'", Assert.Throws<ArgumentException>(() => Some.Get("speed")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Some.Get(6));
    }

    [Fact]
    public void Rows_WithEqualValues_AreEqual()
    {
        var left = new GenericRow([1, new ArrayList { 1, null }, new Hashtable { ["k"] = 1 }, new byte[] { 1 }]);
        var right = new GenericRow([1, new ArrayList { 1, null }, new Hashtable { ["k"] = 1 }, new byte[] { 1 }]);
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.Equal((Row)left, (Row)right);
        Assert.NotEqual(left, new GenericRow([1, new ArrayList { 1, 2 }, new Hashtable { ["k"] = 1 }, new byte[] { 1 }]));
    }
}
