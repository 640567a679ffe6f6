using Microsoft.Spark.Sql.Types;

namespace FleetSpark.WireTests.Sql;

public sealed class DataTypeTests
{
    [Theory]
    [InlineData("\"integer\"", "integer")]
    [InlineData("\"long\"", "long")]
    [InlineData("\"void\"", "void")]
    [InlineData("\"decimal(38,18)\"", "decimal(38,18)")]
    [InlineData("\"timestamp_ntz\"", "timestamp_ntz")]
    [InlineData("\"interval day to second\"", "interval day to second")]
    [InlineData("""{"type":"array","elementType":"string","containsNull":false}""", "array<string>")]
    [InlineData("""{"type":"map","keyType":"string","valueType":"double","valueContainsNull":true}""", "map<string,double>")]
    [InlineData("""{"type":"struct","fields":[{"name":"a","type":"byte","nullable":false,"metadata":{"comment":"x"}},{"name":"a","type":{"type":"struct","fields":[]},"nullable":true,"metadata":{}}]}""", "struct<a:byte,a:struct<>>")]
    public void Json_OfAnyType_IsReadAndWrittenAlike(string json, string simple)
    {
        var type = DataType.ParseDataType(json);
        Assert.Equal(json, type.Json);
        Assert.Equal(simple, type.SimpleString);
        Assert.Equal(type, DataType.ParseDataType(json));
        Assert.Equal(type.GetHashCode(), DataType.ParseDataType(json).GetHashCode());
    }

    [Theory]
    [InlineData("\"decimal\"", "\"decimal(10,0)\"")]
    [InlineData("\"null\"", "\"void\"")]
    [InlineData("""{"type":"udt","class":"c","sqlType":"string"}""", "\"string\"")]
    public void Json_InAnotherForm_IsReadAsTheSameType(string json, string written) => Assert.Equal(written, DataType.ParseDataType(json).Json);

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("""{"type":"array","elementType":"string"}""")]
    [InlineData("\"decimal(1)\"")]
    public void Json_OfNoType_IsRefused(string json) => Assert.Throws<ArgumentException>(() => DataType.ParseDataType(json));

    [Fact]
    public void Types_WithOtherParts_AreNotEqual()
    {
        Assert.NotEqual<DataType>(new ArrayType(new StringType()), new ArrayType(new StringType(), containsNull: false));
        Assert.NotEqual<DataType>(new IntegerType(), new LongType());
        Assert.Equal<DataType>(new DecimalType(5, 2), new DecimalType(5, 2));
    }

    [Fact]
    public void Timestamp_OfATime_IsItsInstantInUtcToTheMicrosecond()
    {
        var instant = new Timestamp(2026, 3, 29, 12, 30, 1, 999_999);
        Assert.Equal("2026-03-29 12:30:01.999999Z", instant.ToString());
        Assert.Equal(instant, new Timestamp(instant.ToDateTime().AddTicks(9)));
        Assert.Equal(instant, Timestamp.FromEpochMicros(instant.EpochMicros));
        Assert.Equal(-1, new Timestamp(1969, 12, 31, 23, 59, 59, 999_999).EpochMicros);
        Assert.Equal(999_999, instant.Microsecond);
    }

    [Fact]
    public void Date_OfAnyDay_CountsFrom1970()
    {
        Assert.Equal(0, new Date(1970, 1, 1).EpochDays);
        Assert.Equal(-719_162, new Date(1, 1, 1).EpochDays);
        Assert.Equal(new Date(9999, 12, 31), Date.FromEpochDays(new Date(9999, 12, 31).EpochDays));
        Assert.Equal("0001-01-01", new Date(1, 1, 1).ToString());
    }
}
