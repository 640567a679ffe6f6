using FleetSpark.Core;
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

    [Theory]
    [InlineData("Error: Missing argument for option '--conf'.\n\nUsage: spark-submit [options]\n  --queue NAME\n", "Error: Missing argument for option '--conf'.")]
    [InlineData("WARN something\nException in thread \"main\" org.apache.X: no such master\n\tat A.b(C:1)\n\tat D.e(F:2)\n", "org.apache.X: no such master")]
    [InlineData("/s/bin/spark-class: line 71: /j/bin/java: No such file or directory\n/s/bin/spark-class: line 97: CMD: bad array subscript\n", "/s/bin/spark-class: line 71: /j/bin/java: No such file or directory")]
    [InlineData("its only line\n", "its only line")]
    [InlineData("", "it wrote nothing.")]
    public void TellingLine_OfWhatAProgramWrote_SaysWhyItEnded(string lines, string expected) => Assert.Equal(expected, SparkLog.TellingLine(lines));

    [Theory]
    [InlineData("3.5.0")]
    [InlineData("3.5.2-amzn-1")]
    public void RefuseOtherVersions_OfTheProvedLine_TakesIt(string version) => SparkSettings.RefuseOtherVersions(version);

    [Theory]
    [InlineData("3.4.4")]
    [InlineData("3.51.0")]
    [InlineData("4.0.0")]
    public void RefuseOtherVersions_OfAnotherLine_NamesBoth(string version)
    {
        var failure = Assert.Throws<FleetException>(() => SparkSettings.RefuseOtherVersions(version));
        Assert.Equal("FS4008", failure.Code);
        Assert.Contains($"Spark {version}; the tables are proved on 3.5,", failure.Message, StringComparison.Ordinal);
    }
}
