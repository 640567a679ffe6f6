using System.Globalization;
using Microsoft.Spark.Sql.Arrow;

namespace FleetSpark.WireTests.Sql;

public sealed class DecimalValueTests
{
    [Theory]
    [InlineData("0", 0, "0")]
    [InlineData("150", 2, "1.50")]
    [InlineData("-150", 2, "-1.50")]
    [InlineData("1", 28, "0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", 0, "79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335", 10, "-7922816251426433759.3543950335")]
    [InlineData("18446744073709551616", 0, "18446744073709551616")]
    [InlineData("1500000000000000000000000000000", 30, "1.5000000000000000000000000000")]
    [InlineData("12345678901234567890100000000000000000", 18, "12345678901234567890.1000000000")]
    public void Decimal_ThatFits_IsExact(string unscaled, int scale, string expected)
    {
        var value = DecimalValue.Of(Int128.Parse(unscaled, CultureInfo.InvariantCulture), scale);
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData("79228162514264337593543950336", 0)]
    [InlineData("1", 29)]
    [InlineData("12345678901234567890123456789012345678", 18)]
    [InlineData("-99999999999999999999999999999999999999", 38)]
    public void Decimal_WithMoreDigits_IsRefusedAndNotCut(string unscaled, int scale) =>
        Assert.Throws<OverflowException>(() => DecimalValue.Of(Int128.Parse(unscaled, CultureInfo.InvariantCulture), scale));

    [Theory]
    [InlineData("1.5", 10, 2, "150")]
    [InlineData("1.500", 10, 2, "150")]
    [InlineData("-0.01", 4, 2, "-1")]
    [InlineData("79228162514264337593543950335", 38, 9, "79228162514264337593543950335000000000")]
    public void Unscaled_OfADecimalThatFits_HasTheScale(string value, int precision, int scale, string expected) =>
        Assert.Equal(Int128.Parse(expected, CultureInfo.InvariantCulture), DecimalValue.Unscaled(decimal.Parse(value, CultureInfo.InvariantCulture), precision, scale));

    [Theory]
    [InlineData("1.005", 10, 2)]
    [InlineData("100", 4, 2)]
    [InlineData("79228162514264337593543950335", 38, 10)]
    public void Unscaled_OfADecimalThatDoesNotFit_IsRefused(string value, int precision, int scale) =>
        Assert.Throws<OverflowException>(() => DecimalValue.Unscaled(decimal.Parse(value, CultureInfo.InvariantCulture), precision, scale));
}
