using FleetSpark.Core;
using FleetSpark.Engines.Spark;

namespace FleetSpark.UnitTests.Engines;

public class SparkSettingsTests
{
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
