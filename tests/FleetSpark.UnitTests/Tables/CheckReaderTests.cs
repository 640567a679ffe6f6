using FleetSpark.Tables;

namespace FleetSpark.UnitTests.Tables;

public class CheckReaderTests
{
    [Fact]
    public void Read_TwoChecks_SplitsThemAtTheirHeads()
    {
        var faults = new List<string>();
        var checks = CheckReader.Read("-- check one (fail): First; with a semicolon.\nSELECT 1\nWHERE FALSE;\n\n-- check two_2 (warn): Second.\nSELECT 2;\n", "t/checks.sql", faults);
        Assert.Empty(faults);
        Assert.Equal([new CheckDefinition("one", Severity.Fail, "First; with a semicolon.", "SELECT 1\nWHERE FALSE"), new CheckDefinition("two_2", Severity.Warn, "Second.", "SELECT 2")], checks);
    }

    [Theory]
    [InlineData("SELECT 1;", "no line '-- check NAME")]
    [InlineData("-- check one (stop): Unknown severity.\nSELECT 1;", "no line '-- check NAME")]
    [InlineData("-- check one (fail): A.\n-- only a comment\n", "'one' has no query")]
    [InlineData("-- check one (fail): A.\nSELECT 1;\n-- check one (warn): B.\nSELECT 2;", "'one' stands there 2 times")]
    public void Read_FaultyText_IsAFault(string text, string expected)
    {
        var faults = new List<string>();
        CheckReader.Read(text, "t/checks.sql", faults);
        Assert.Contains(expected, Assert.Single(faults), StringComparison.Ordinal);
    }
}
