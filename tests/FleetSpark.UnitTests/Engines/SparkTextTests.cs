using FleetSpark.Engines.Spark;

namespace FleetSpark.UnitTests.Engines;

public class SparkTextTests
{
    [Theory]
    [InlineData("The value 'D'Or, Maria' of the type \"STRING\" cannot be cast to \"INT\".", "The value (value) of the type \"STRING\" cannot be cast to \"INT\".")]
    [InlineData("The value 'two\nlines' of the type \"STRING\" is malformed.", "The value (value) of the type \"STRING\" is malformed.")]
    [InlineData("The value 1.0E10D of the type \"DOUBLE\" overflows \"INT\".", "The value (value) of the type \"DOUBLE\" overflows \"INT\".")]
    [InlineData("[NUMERIC_VALUE_OUT_OF_RANGE] -12345.67 cannot be represented as Decimal(4, 2).", "[NUMERIC_VALUE_OUT_OF_RANGE] (value) cannot be represented as Decimal(4, 2).")]
    [InlineData("Division by zero. If necessary set \"spark.sql.ansi.enabled\" to \"false\" to bypass this error.", "Division by zero.")]
    [InlineData("The value 'x' is none.\n== SQL (line 3, position 8) ==\nCAST('y' AS INT)", "The value (value) is none.\n== SQL (line 3, position 8) ==\nCAST('y' AS INT)")]
    public void WithoutValues_OfAMessage_KeepsAllElse(string message, string expected) => Assert.Equal(expected, SparkText.WithoutValues(message));
}
