using System.Formats.Tar;
using System.IO.Compression;
using FleetSpark.Core;
using FleetSpark.Emr.Packages;

namespace FleetSpark.EmrTests.Runs;

public sealed class PackageArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Archive_OfTheSameFiles_HasTheSameBytes()
    {
        var (first, second) = (Make("a", DateTime.UnixEpoch.AddDays(1)), Make("b", DateTime.UnixEpoch.AddDays(2)));
        Assert.Equal(PackageArchive.HashOf(first), PackageArchive.HashOf(second));
        PackageArchive.Write(first, "fleet", _folder.PathOf("a.tar.gz"));
        PackageArchive.Write(second, "fleet", _folder.PathOf("b.tar.gz"));
        Assert.Equal(Hash("a.tar.gz"), Hash("b.tar.gz"));
        File.WriteAllText(Path.Combine(second, "sub", "query.sql"), "SELECT 2");
        Assert.NotEqual(PackageArchive.HashOf(first), PackageArchive.HashOf(second));
    }

    [Fact]
    public void Archive_OfAProgram_LetsItAndNothingElseBeRun()
    {
        PackageArchive.Write(Make("a", DateTime.UnixEpoch), "fleet", _folder.PathOf("a.tar.gz"));
        using var reader = new TarReader(new GZipStream(File.OpenRead(_folder.PathOf("a.tar.gz")), CompressionMode.Decompress));
        var modes = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        while (reader.GetNextEntry() is { } entry)
        {
            modes[entry.Name] = entry.Mode.HasFlag(UnixFileMode.UserExecute);
        }

        Assert.Equal([KeyValuePair.Create("fleet", true), KeyValuePair.Create("sub/query.sql", false)], modes);
    }

    private string Make(string name, DateTime at)
    {
        var folder = _folder.PathOf(name);
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        foreach (var (file, text) in ((string, string)[])[("fleet", "program"), (Path.Combine("sub", "query.sql"), "SELECT 1")])
        {
            File.WriteAllText(Path.Combine(folder, file), text);
            File.SetLastWriteTimeUtc(Path.Combine(folder, file), at);
        }

        return folder;
    }

    private string Hash(string name) => ContentHash.OfBytes(File.ReadAllBytes(_folder.PathOf(name)));
}
