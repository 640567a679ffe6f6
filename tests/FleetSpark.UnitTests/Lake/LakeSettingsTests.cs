using FleetSpark.Core;
using FleetSpark.Lake;

namespace FleetSpark.UnitTests.Lake;

public class LakeSettingsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("company_zone: America/Sao_Paulo\n")]
    public void Parse_TextThatSaysNothingElse_GivesTheDefaults(string text) => Assert.Equal(new LakeSettings(), LakeSettings.Parse(text));

    [Fact]
    public void Parse_AllSettings_ReadsThem()
    {
        var settings = LakeSettings.Parse(
            "company_zone: America/Manaus\ncurrency: EUR\nearliest_at: 2020-01-01\ndriver_key_file: keys/driver\nroots: {raw: r, curated: c, restricted: x}\n");
        Assert.Equal(
            new LakeSettings
            {
                CompanyZone = "America/Manaus", Currency = "EUR", EarliestAt = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
                DriverKeyFile = "keys/driver", RawRoot = "r", CuratedRoot = "c", RestrictedRoot = "x",
            },
            settings);
    }

    [Fact]
    public void Parse_SeveralFaults_TellsAllAtOnce()
    {
        var failure = Assert.Throws<FleetException>(() => LakeSettings.Parse("company_zone: Brazil/Nowhere\ncurrency: real\nearliest_at: long ago\nroots: {row: r}\nspeed: 3\n"));
        Assert.Equal("FS1005", failure.Code);
        Assert.All(["5 fault(s)", "'Brazil/Nowhere'", "'real'", "'long ago'", "'row'", "'speed'"], part => Assert.Contains(part, failure.Message));
    }

    [Theory]
    [InlineData("0001-01-01", true)]
    [InlineData("0999-12-31T23:59:59Z", true)]
    [InlineData("1000-01-01T00:00:00+03:00", true)]
    [InlineData("1000-01-01", false)]
    public void Parse_EarliestInstantBeforeYear1000_IsRefused(string earliestAt, bool isRefused)
    {
        var failure = Record.Exception(() => LakeSettings.Parse($"earliest_at: {earliestAt}\n"));
        Assert.Equal(isRefused, failure is FleetException { Code: "FS1005" });
    }
}
