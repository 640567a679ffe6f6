namespace FleetSpark.GuideTests;

/// <summary>The README and each guide lead where they say, from a newcomer's clone.</summary>
public sealed class WalkTests(Clone clone)
{
    // It wants a cloud: the rehearsal walks it.
    private const string Deploy = "docs/guides/deploy.md";

    /// <summary>The guides that are walked here.</summary>
    public static TheoryData<string> Guides => [.. All.Where(guide => guide != Deploy)];

    private static IEnumerable<string> All => Directory.GetFiles(RepositoryFiles.PathOf("docs", "guides"), "*.md").Select(Path.GetFileName).Where(name => name != "README.md").Order(StringComparer.Ordinal).Select(name => $"docs/guides/{name}");

    [Fact]
    public async Task Readme_AfterItsFirstCommands_LeadsOn()
    {
        using var folder = await clone.CopyAsync();
        await Walk.ThroughAsync([.. Clone.Readme.Blocks.Skip(1)], folder.Path);
        // Spark made it there last, by each of its doors.
        const string Trucks = "SELECT * FROM trucks ORDER BY ALL";
        Assert.Equal(await FleetProcess.AnswerAsync(clone.Folder, "sql", "--lake", "demo", "--format", "csv", Trucks), await FleetProcess.AnswerAsync(folder.Path, "sql", "--lake", "demo", "--format", "csv", Trucks));
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task Guide_FromAClone_LeadsWhereItSays(string guide)
    {
        using var folder = await clone.CopyAsync();
        await Walk.ThroughAsync(Guide.Read(guide).Blocks, folder.Path);
    }

    // A failure that nothing is shown of may be any.
    [Theory]
    [MemberData(nameof(Guides))]
    public void Failure_InAGuide_IsShown(string guide) => Assert.All(Guide.Read(guide).Blocks.Where(block => block.Fails), block => Assert.NotEmpty(block.Shown));

    [Fact]
    public void Guides_InTheirList_AreAllThereAre()
    {
        var list = File.ReadAllText(RepositoryFiles.PathOf("docs", "guides", "README.md"));
        Assert.Equal([], All.Where(guide => !list.Contains($"]({Path.GetFileName(guide)})", StringComparison.Ordinal)));
        Assert.Contains(Deploy, All);
    }
}
