using FleetSpark.Core;
using FleetSpark.Landing;
using FleetSpark.Landing.Secrets;

namespace FleetSpark.LandingTests;

/// <summary>Which lander lands which source, and what a report of files says of those that failed.</summary>
public sealed class SourceLandersTests
{
    private static readonly FleetException Broken = new("FS1", "Broken.");
    private static readonly FleetException Unreachable = new("FS2", "Not there now.", FailureKind.Retry);

    [Fact]
    public void SourceNames_AsConstants_AreThoseOfTheSourcesFolders() =>
        Assert.Equal(BuiltIn.SourceNames.Order(StringComparer.Ordinal), [SourceNames.Bank, SourceNames.Fleet, SourceNames.Gps, SourceNames.Places, SourceNames.Tags]);

    [Theory]
    [InlineData(SourceNames.Gps)]
    [InlineData(SourceNames.Tags)]
    [InlineData(SourceNames.Bank)]
    [InlineData(SourceNames.Fleet)]
    [InlineData(SourceNames.Places)]
    public void Lander_OfASourceThatSettingsLeaveOut_IsRefused(string source)
    {
        using var lake = new RawLake();
        using var secrets = new SecretReader();
        var failure = Assert.Throws<FleetException>(() => SourceLanders.Of(BuiltIn.Catalog.Source(source), lake.Store, new LandingSettings(), "America/Sao_Paulo", secrets, TimeProvider.System));
        Assert.Equal("FS2503", failure.Code);
    }

    [Fact]
    public async Task Lander_OfARegistrysFile_ReportsItsSnapshot()
    {
        using var lake = new RawLake();
        using var secrets = new SecretReader();
        var file = lake.Write("registry.ndjson", """{"plate":"AAA0A00","model":"FH 540","device_number":"1"}""");
        var settings = LandingSettings.Parse($"fleet:\n  file: {file}\n");
        using var lander = SourceLanders.Of(BuiltIn.Catalog.Source(SourceNames.Fleet), lake.Store, settings, "America/Sao_Paulo", secrets, TimeProvider.System);
        Assert.Equal(1, Assert.IsType<RegistryLanded>(await lander.LandAsync(new SourceCall(), RawLake.Cancellation)).Report.Changed);
    }

    [Fact]
    public void Report_OfFailedFiles_CountsTheirCodes()
    {
        var report = new LandingReport([Failed(Unreachable), Failed(Broken), new FileReport { File = "c", Outcome = FileOutcome.Landed }, Failed(Unreachable)]);
        Assert.Equal([KeyValuePair.Create("FS1", 1), KeyValuePair.Create("FS2", 2)], report.FailedByCode);
    }

    [Fact]
    public void Report_OfFilesRefusedForGood_AsksForNoRetry()
    {
        Assert.Equal(FailureKind.Refused, new LandingReport([Failed(Broken)]).FailedKind);
        Assert.Equal(FailureKind.Retry, new LandingReport([Failed(Broken), Failed(Unreachable)]).FailedKind);
    }

    [Fact]
    public void Report_OfFilesLandedBefore_TellsThoseWithANoteAlone()
    {
        var known = new FileReport { File = "a", Outcome = FileOutcome.AlreadyLanded };
        var stays = known with { File = "b", Note = "It cannot be moved." };
        var waits = new FileReport { File = "c", Outcome = FileOutcome.Waiting };
        Assert.Equal([stays, waits], new LandingReport([known, stays, waits]).Told);
    }

    private static FileReport Failed(FleetException error) => new() { File = "a", Outcome = FileOutcome.Failed, Error = error };
}
