using System.Text.RegularExpressions;
using FleetSpark.Tables;
using FleetSpark.Testing;

namespace FleetSpark.StructureTests;

/// <summary>The parts of the repository that rules of shape are about.</summary>
internal static partial class Repository
{
    private static readonly string[] CodeFolders = ["spark-jobs", "landing", "cli", "emr", "tests"];

    public static TableCatalog Catalog { get; } = TableCatalog.Load(RepositoryFiles.PathOf("spark-jobs"));

    public static TheoryData<string> Tables => [.. Catalog.Tables.Select(table => table.Name)];

    public static TheoryData<string> Sources => [.. Catalog.Sources.Select(source => source.Name)];

    /// <summary>Every SQL text of a table or source, as <c>tables/NAME/query.sql</c>.</summary>
    public static TheoryData<string> SqlFiles => [.. FilesUnder("spark-jobs", "*.sql")
        .Select(path => Path.GetRelativePath(RepositoryFiles.PathOf("spark-jobs"), path).Replace('\\', '/'))
        .Where(path => path.StartsWith("tables/", StringComparison.Ordinal) || path.StartsWith("sources/", StringComparison.Ordinal))];

    public static string Read(params ReadOnlySpan<string> parts) => File.ReadAllText(RepositoryFiles.PathOf(parts));

    /// <summary>Files by pattern under a folder of the repository; none where it is not there.</summary>
    public static IEnumerable<string> FilesUnder(string folder, string pattern) => Directory.Exists(RepositoryFiles.PathOf(folder))
        ? Directory.EnumerateFiles(RepositoryFiles.PathOf(folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [];

    /// <summary>All project files.</summary>
    public static IEnumerable<string> Projects => CodeFolders.SelectMany(folder => FilesUnder(folder, "*.csproj"));

    /// <summary>All C# files.</summary>
    public static IEnumerable<string> CodeFiles => CodeFolders.SelectMany(folder => FilesUnder(folder, "*.cs"));

    /// <summary>C# without its comments.</summary>
    public static string CodeOf(string path) => LineComment().Replace(File.ReadAllText(path), string.Empty);

    /// <summary>SQL without comments and with every literal empty.</summary>
    public static string StatementOf(string sql) => Literal().Replace(SqlText.WithoutComments(sql), "''");

    [GeneratedRegex(@"^\s*//.*$|(?<=[;{}\s])// .*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LineComment();

    [GeneratedRegex("'[^']*'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Literal();
}
