using System.Text.RegularExpressions;
using FleetSpark.Tables;
using FleetSpark.Testing;

namespace FleetSpark.StructureTests;

/// <summary>Folders of one kind have one shape.</summary>
public sealed class FolderTests
{
    public static TheoryData<string> Tables => Repository.Tables;

    public static TheoryData<string> Sources => Repository.Sources;

    [Theory]
    [MemberData(nameof(Tables))]
    public void Folder_OfATable_HasItsFourFilesAndTheReferencesItNames(string table)
    {
        var references = Repository.Catalog.Table(table).Inputs.Where(input => input.Kind == InputKind.Reference).Select(input => Path.GetFileName(input.File!));
        Assert.Equal(references.Concat(["checks.sql", "example.sql", "query.sql", "table.yaml"]).Order(StringComparer.Ordinal), NamesIn("spark-jobs", "tables", table));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Folder_OfASource_HasItsTwoFiles(string source) => Assert.Equal(["source.yaml", "stage.sql"], NamesIn("spark-jobs", "sources", source));

    [Theory]
    [MemberData(nameof(Tables))]
    public void GoldenStories_OfATable_AreThereAndNamedInSnakeCase(string table)
    {
        var stories = NamesIn("tests", "golden", table).ToList();
        Assert.NotEmpty(stories);
        Assert.All(stories, story => Assert.Matches(new Regex("^[a-z0-9]+(_[a-z0-9]+)*\\.yaml$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), story));
    }

    [Fact]
    public void GoldenFolders_OfAllTables_AreThereAndNoOthers() => Assert.Equal(
        Repository.Catalog.Tables.Select(table => table.Name).Order(StringComparer.Ordinal), NamesIn("tests", "golden"));

    private static IEnumerable<string> NamesIn(params ReadOnlySpan<string> folder) => Directory.Exists(RepositoryFiles.PathOf(folder))
        ? Directory.EnumerateFileSystemEntries(RepositoryFiles.PathOf(folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
        : [];
}
