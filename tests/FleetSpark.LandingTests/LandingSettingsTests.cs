using FleetSpark.Core;
using FleetSpark.Landing;

namespace FleetSpark.LandingTests;

/// <summary>landing.yaml: one record a source, all faults at once.</summary>
public sealed class LandingSettingsTests
{
    [Fact]
    public void Document_Example_IsTaken()
    {
        var document = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "sources.md"));
        var example = document[(document.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length)..];
        var settings = LandingSettings.Parse(example[..example.IndexOf("```", StringComparison.Ordinal)]);
        Assert.Equal((true, true, true, true), (settings.Gps is not null, settings.Tags is not null, settings.Bank is not null, settings.Fleet?.Postgres is not null));
        Assert.Equal(TimeSpan.FromMinutes(5), settings.Gps!.BatchTime);
    }

    [Theory]
    [InlineData("gps", "gps: {odd: 1}", 6)]
    [InlineData("tags", "tags: {odd: 1}", 13)]
    [InlineData("bank", "bank: {odd: 1}", 15)]
    [InlineData("fleet", "fleet: {odd: 1}", 5)]
    [InlineData("fleet", "fleet: {postgres: {odd: 1}}", 12)]
    public void Settings_OfASource_StandInItsPartOfTheDocument(string source, string text, int atLeast)
    {
        const string known = "'odd' is not known here; known are ";
        var faults = Assert.Throws<FleetException>(() => LandingSettings.Parse(text)).Message.Split('\n');
        var keys = Assert.Single(faults, fault => fault.Contains(known, StringComparison.Ordinal)).Split(known)[1].Split(", ");
        Assert.InRange(keys.Length, atLeast, int.MaxValue);
        var document = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "sources.md")).Split($"\n## {source}\n")[1].Split("\n## ")[0];
        Assert.All(keys, key => Assert.Contains($"`{key}`", document, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_WithFaultsInEachSource_NameThemAll()
    {
        const string text = "gps: {queue_url: gps, receivers: 99}\ntags: {base_url: http://elsewhere.example}\nbank: {host: h}\nfleet: {}\nplaces: {}\n";
        var failure = Assert.Throws<FleetException>(() => LandingSettings.Parse(text));
        Assert.Equal("FS2502", failure.Code);
        Assert.All(
            (string[])["gps: 'queue_url'", "gps: 'receivers'", "tags: 'base_url'", "tags: 'first_day'", "bank: 'user'", "bank: 'host_keys'", "fleet: one of 'file' and 'postgres'", "'places' is not known here; known are gps, tags, bank, fleet"],
            fault => Assert.Contains(fault, failure.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("gps:\n  queue_url: https://sqs.example/q\n")]
    public void Settings_ThatLeaveSourcesOut_HaveNoneOfThem(string text) => Assert.Null(LandingSettings.Parse(text).Bank);

    [Theory]
    [InlineData("")]
    [InlineData("https://user:hidden@sqs.example/q")]
    [InlineData("https://sqs.example/q?X-Amz-Credential=hidden")]
    public void QueueUrl_ThatIsNoAddressOrHoldsMore_IsRefusedAndNotQuoted(string address)
    {
        var failure = Assert.Throws<FleetException>(() => LandingSettings.Parse($"gps: {{queue_url: \"{address}\"}}\n"));
        Assert.Contains("'queue_url'", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("- gps")]
    [InlineData("gps: [")]
    public void Settings_ThatAreNoMapping_AreRefused(string text) => Assert.Equal("FS2502", Assert.Throws<FleetException>(() => LandingSettings.Parse(text)).Code);
}
