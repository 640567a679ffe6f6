using FleetSpark.Tables;

namespace FleetSpark.UnitTests.Tables;

public class TableExampleTests
{
    [Theory]
    [InlineData("-- What is asked.\nSELECT 1\nFROM t")]
    [InlineData("-- What is asked.\nSELECT 1\nFROM t\n\n")]
    public void Example_WithItsQuestion_IsBoth(string sql)
    {
        var faults = new List<string>();
        Assert.Equal(new TableExample("What is asked.", "SELECT 1\nFROM t\n"), TableExample.Parse(sql, "t/example.sql", faults));
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-- only a question")]
    [InlineData("-- only a question\n\n")]
    [InlineData("SELECT 1\nFROM t\n")]
    public void Example_WithoutQuestionOrSelect_IsAFault(string sql)
    {
        var faults = new List<string>();
        Assert.Null(TableExample.Parse(sql, "t/example.sql", faults));
        Assert.Contains("t/example.sql", Assert.Single(faults), StringComparison.Ordinal);
    }
}
