namespace FleetSpark.GuideTests;

/// <summary>The README and each guide lead where they say, from a newcomer's clone.</summary>
public sealed class WalkTests(Clone clone)
{
    /// <summary>The guides with commands.</summary>
    public static TheoryData<string> Guides => [.. Directory.GetFiles(RepositoryFiles.PathOf("docs", "guides"), "*.md").Select(Path.GetFileName).Where(name => name != "README.md").Order(StringComparer.Ordinal).Select(name => $"docs/guides/{name}")];

    [Fact]
    public async Task Readme_AfterItsFirstCommands_LeadsOn()
    {
        using var folder = await clone.CopyAsync();
        await Walk.ThroughAsync([.. Clone.Readme.Blocks.Skip(1)], folder.Path);
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task Guide_FromAClone_LeadsWhereItSays(string guide)
    {
        using var folder = await clone.CopyAsync();
        await Walk.ThroughAsync(Guide.Read(guide).Blocks, folder.Path);
    }

    [Fact]
    public void Guides_InTheirList_AreAllThereAre() => Assert.Equal(
        Guides.Select(guide => guide.Data),
        Guides.Select(guide => guide.Data).Where(guide => File.ReadAllText(RepositoryFiles.PathOf("docs", "guides", "README.md")).Contains($"]({Path.GetFileName(guide)})", StringComparison.Ordinal)));
}
