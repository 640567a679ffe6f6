using FleetSpark.Lake;
using FleetSpark.Testing;

namespace FleetSpark.UnitTests.Lake;

public class ScratchFolderTests
{
    [Fact]
    public void Create_BesideDeadAndHeldFolders_RemovesTheDeadOnesOnly()
    {
        using var folder = new TemporaryFolder();
        var parent = folder.PathOf("scratch");
        var dead = Path.Combine(parent, "0123");
        Directory.CreateDirectory(dead);
        File.WriteAllText(Path.Combine(dead, "lock"), string.Empty); // what a killed run leaves
        File.WriteAllText(Path.Combine(dead, "rows.parquet"), "half");
        using var held = ScratchFolder.Create(parent);
        Assert.False(Directory.Exists(dead));
        using (var other = ScratchFolder.Create(parent))
        {
            Assert.True(Directory.Exists(held.Path));
            Assert.NotEqual(held.Path, other.Path);
        }

        Assert.Equal([held.Path], Directory.EnumerateDirectories(parent));
    }

    [Fact]
    public async Task Create_BySixteenAtOnce_GivesEachItsOwn()
    {
        using var folder = new TemporaryFolder();
        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ScratchFolder.Create(folder.Path))));
        Assert.All(all, scratch => Assert.True(Directory.Exists(scratch.Path)));
        Assert.Equal(16, all.Select(scratch => scratch.Path).Distinct(StringComparer.Ordinal).Count());
        Array.ForEach(all, scratch => scratch.Dispose());
        Assert.Empty(Directory.EnumerateDirectories(folder.Path));
    }

    [Fact]
    public void Folders_MadeAndRemovedSideBySide_AreSweptByNoOther()
    {
        using var parent = new TemporaryFolder();
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => ScratchFolder.Create(parent.Path).Dispose());
        Assert.Empty(Directory.EnumerateFileSystemEntries(parent.Path));
    }
}
