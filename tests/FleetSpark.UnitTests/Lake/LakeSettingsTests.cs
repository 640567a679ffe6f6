using FleetSpark.Core;
using FleetSpark.Engines;
using FleetSpark.Engines.DuckDb;
using FleetSpark.Lake;
using FleetSpark.Testing;

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

    [Theory]
    [InlineData("company_zone: posix/America/Sao_Paulo", "'posix/America/Sao_Paulo'")]
    [InlineData("company_zone: right/America/Sao_Paulo", "'right/America/Sao_Paulo'")]
    [InlineData("company_zone: localtime", "'localtime'")]
    [InlineData("company_zone: posixrules", "'posixrules'")]
    [InlineData("company_zone: Factory", "'Factory'")]
    [InlineData("company_zone: ./America/Sao_Paulo", "'./America/Sao_Paulo'")]
    [InlineData("company_zone: ../zoneinfo/UTC", "'../zoneinfo/UTC'")]
    [InlineData("driver_key_file: ''", "'driver_key_file'")]
    [InlineData("driver_key_file: .", "'driver_key_file'")]
    [InlineData("driver_key_file: ..", "'driver_key_file'")]
    [InlineData("driver_key_file: keys/", "'driver_key_file'")]
    [InlineData("driver_key_file: curated", "'driver_key_file'")]
    [InlineData("driver_key_file: raw/gps/driver.key", "'driver_key_file'")]
    [InlineData("roots: {restricted: curated}", "'restricted' and 'curated'")]
    [InlineData("roots: {restricted: curated/}", "'restricted' and 'curated'")]
    [InlineData("roots: {restricted: ./x/../curated}", "'restricted' and 'curated'")]
    [InlineData("roots: {restricted: curated/restricted}", "'restricted' and 'curated'")]
    [InlineData("roots: {curated: restricted/curated}", "'restricted' and 'curated'")]
    [InlineData("roots: {raw: curated}", "'raw' and 'curated'")]
    [InlineData("roots: {raw: restricted/raw}", "'raw' and 'restricted'")]
    [InlineData("roots: {raw: .}", "'raw'")]
    [InlineData("roots: {curated: ''}", "'curated'")]
    [InlineData("roots: {restricted: ..}", "'restricted'")]
    public void Parse_ValueThatCannotHold_IsAFault(string text, string named)
    {
        var failure = Assert.Throws<FleetException>(() => LakeSettings.Parse(text));
        Assert.Equal("FS1005", failure.Code);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("roots: {raw: /data/raw, curated: /data/curated, restricted: /secret}")]
    [InlineData("roots: {restricted: curated-restricted}")]
    [InlineData("driver_key_file: /etc/fleet/driver.key")]
    [InlineData("driver_key_file: restricted/driver.key")]
    [InlineData("company_zone: UTC")]
    [InlineData("company_zone: Etc/GMT+3")]
    [InlineData("company_zone: America/Argentina/Buenos_Aires")]
    [InlineData("company_zone: America/Port-au-Prince")]
    public void Parse_ValueThatIsUnusualAndGood_IsTaken(string text) => Assert.NotNull(LakeSettings.Parse(text));

    [Fact]
    public async Task Zone_OfAnyNameThatIsTaken_IsKnownToDuckDb()
    {
        using var folder = new TemporaryFolder();
        await using var engine = DuckDbEngine.Open(new EngineOptions { ScratchFolder = folder.Path });
        var known = (await engine.QueryAsync("SELECT name FROM pg_timezone_names()", TestContext.Current.CancellationToken)).Select(row => (string)row[0]!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var taken = new DirectoryInfo("/usr/share/zoneinfo").EnumerateFiles("*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath("/usr/share/zoneinfo", file.FullName)).Where(IsTaken).ToList();
        Assert.True(taken.Count > 300, $"only {taken.Count} zones are taken");
        Assert.All(taken, zone => Assert.Contains(zone, known));
    }

    private static bool IsTaken(string zone)
    {
        try
        {
            return LakeSettings.Parse($"company_zone: '{zone}'").CompanyZone == zone;
        }
        catch (FleetException)
        {
            return false;
        }
    }
}
