using FleetSpark.Core;
using FleetSpark.Emr.Athena;
using FleetSpark.Emr.Prices;

namespace FleetSpark.CatalogTests.Athena;

/// <summary>Athena gives texts; each becomes the value that its column's type says.</summary>
public sealed class AthenaColumnTests
{
    [Theory]
    [InlineData("varchar", "12", "String 12")]
    [InlineData("varchar(10)", "", "String ")]
    [InlineData("boolean", "true", "Boolean true")]
    [InlineData("integer", "-7", "Int64 -7")]
    [InlineData("bigint", "9223372036854775807", "Int64 9223372036854775807")]
    [InlineData("double", "0.9965277777777778", "Double 0.9965277777777778")]
    [InlineData("double", "1.0E10", "Double 10000000000")]
    [InlineData("double", "NaN", "Double NaN")]
    [InlineData("double", "Infinity", "Double Infinity")]
    [InlineData("decimal", "12.50", "Decimal 12.50")]
    [InlineData("decimal(18,2)", "-0.10", "Decimal -0.10")]
    [InlineData("decimal(38,2)", "1234567890123456789012345678.90", "String 1234567890123456789012345678.90")]
    [InlineData("date", "2026-03-29", "DateOnly 2026-03-29")]
    [InlineData("date", "+12026-03-29", "String +12026-03-29")]
    [InlineData("timestamp", "2026-03-29 12:00:00", "DateTimeOffset 2026-03-29T12:00:00.000000Z")]
    [InlineData("timestamp(3)", "2026-03-29 12:00:00.123", "DateTimeOffset 2026-03-29T12:00:00.123000Z")]
    [InlineData("timestamp with time zone", "2026-03-29 12:00:00.123 UTC", "DateTimeOffset 2026-03-29T12:00:00.123000Z")]
    [InlineData("timestamp(3) with time zone", "2026-03-29 09:00:00.000 -03:00", "DateTimeOffset 2026-03-29T12:00:00.000000Z")]
    [InlineData("array(integer)", "[1, 2]", "String [1, 2]")]
    public void Value_OfATypesText_IsThatOfTheType(string type, string text, string expected)
    {
        var value = new AthenaColumn("c", type).ValueOf(text)!;
        Assert.Equal(expected, $"{value.GetType().Name} {(value is decimal exact ? exact.ToString() : value is double.PositiveInfinity ? "Infinity" : CellText.Of(value))}");
        Assert.Null(new AthenaColumn("c", type).ValueOf(null));
    }

    [Theory]
    [InlineData(0, "0.00005")]
    [InlineData(10_000_000, "0.00005")]
    [InlineData(10_000_001, "0.000055")]
    [InlineData(1_000_000_000_000, "5")]
    public void Price_OfBytes_IsFiveDollarsATerabyteAndTenMegabytesAtLeast(long bytes, string usd)
    {
        Assert.Equal(decimal.Parse(usd), AthenaPrice.Of(PriceTable.BuiltIn, "us-east-1", new AthenaCost(bytes, TimeSpan.Zero, IsReused: false)).Usd);
        Assert.Equal(0, AthenaPrice.Of(PriceTable.BuiltIn, "us-east-1", new AthenaCost(bytes, TimeSpan.Zero, IsReused: true)).Usd);
    }

    [Theory]
    [InlineData("SELECT 1", "SELECT 1")]
    [InlineData("select ';' ; -- that is all\n", "select ';' ")]
    [InlineData("/* ; */ WITH a AS (SELECT 1 AS \"b;\"\"c\") SELECT * FROM a;", "/* ; */ WITH a AS (SELECT 1 AS \"b;\"\"c\") SELECT * FROM a")]
    [InlineData("((SELECT 'it''s'))", "((SELECT 'it''s'))")]
    public void Statement_ThatIsOneSelect_IsAskedAsItStands(string sql, string asked) => Assert.Equal(asked, OneSelect.Of(sql));

    [Theory]
    [InlineData("")]
    [InlineData("-- nothing")]
    [InlineData("DROP TABLE trucks")]
    [InlineData("INSERT INTO trucks SELECT 1")]
    [InlineData("SELECT 1; DROP TABLE trucks")]
    [InlineData("--\rDROP TABLE trucks /*\nSELECT 1 --*/")]
    [InlineData("UNLOAD (SELECT 1) TO 's3://b'")]
    [InlineData("EXPLAIN ANALYZE SELECT 1")]
    [InlineData("SELECT 'open")]
    [InlineData("SELECT 1 /* open")]
    [InlineData("(DELETE FROM trucks)")]
    [InlineData("VACUUM trucks")]
    public void Statement_ThatIsNoSingleSelect_IsRefused(string sql) => Assert.Equal("FS7401", Assert.Throws<FleetException>(() => OneSelect.Of(sql)).Code);
}
