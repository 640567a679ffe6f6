using System.Text.RegularExpressions;
using FleetSpark.Tables;
using FleetSpark.Testing;

namespace FleetSpark.StructureTests;

/// <summary>The parts of the repository that rules of shape are about.</summary>
internal static partial class Repository
{
    private static readonly string[] CodeFolders = ["spark-jobs", "landing", "emr", "cli", "tests"];

    public static TableCatalog Catalog { get; } = TableCatalog.Load(RepositoryFiles.PathOf("spark-jobs"));

    public static TheoryData<string> Tables => [.. Catalog.Tables.Select(table => table.Name)];

    public static TheoryData<string> Sources => [.. Catalog.Sources.Select(source => source.Name)];

    /// <summary>Every SQL text of a table or source that jobs run, as <c>tables/NAME/query.sql</c>; examples are for who asks.</summary>
    public static TheoryData<string> SqlFiles => [.. FilesUnder("spark-jobs", "*.sql")
        .Select(path => Path.GetRelativePath(RepositoryFiles.PathOf("spark-jobs"), path).Replace('\\', '/'))
        .Where(path => path.Split('/') is ["tables" or "sources", _, not "example.sql"])];

    public static string Read(params ReadOnlySpan<string> parts) => File.ReadAllText(RepositoryFiles.PathOf(parts));

    /// <summary>Files by pattern under a folder of the repository; none where it is not there.</summary>
    public static IEnumerable<string> FilesUnder(string folder, string pattern) => Directory.Exists(RepositoryFiles.PathOf(folder))
        ? Directory.EnumerateFiles(RepositoryFiles.PathOf(folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [];

    /// <summary>Files by pattern under a folder that has some: a rule about none would hold whatever the code says.</summary>
    public static IReadOnlyList<string> SomeFilesUnder(string folder, string pattern)
    {
        var files = FilesUnder(folder, pattern).ToList();
        Assert.NotEmpty(files);
        return files;
    }

    /// <summary>All project files.</summary>
    public static IEnumerable<string> Projects => CodeFolders.SelectMany(folder => FilesUnder(folder, "*.csproj"));

    /// <summary>All C# files.</summary>
    public static IEnumerable<string> CodeFiles => CodeFolders.SelectMany(folder => FilesUnder(folder, "*.cs"));

    /// <summary>All files that a person writes code in: C#, SQL, Python, Terraform, scripts.</summary>
    public static IEnumerable<string> SourceFiles =>
        CodeFiles.Concat(CodeFolders.SelectMany(folder => FilesUnder(folder, "*.sql").Concat(FilesUnder(folder, "*.py"))))
            .Concat(SomeFilesUnder("infra", "*.tf")).Concat(SomeFilesUnder("infra", "*.hcl")).Concat(SomeFilesUnder("scripts", "*")).Concat(SomeFilesUnder(".ci", "*"));

    /// <summary>The reasons that a source's staging gives.</summary>
    public static IReadOnlyList<string> ReasonsOf(string source)
    {
        var sql = Catalog.Source(source).StageSql;
        var judged = sql[sql.IndexOf("_event_date,", StringComparison.Ordinal)..sql.IndexOf("AS _reason", StringComparison.Ordinal)];
        var reasons = Reason().Matches(judged).Select(match => match.Groups["reason"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(reasons);
        return reasons;
    }

    /// <summary>C# without its comments.</summary>
    public static string CodeOf(string path) => LineComment().Replace(File.ReadAllText(path), string.Empty);

    /// <summary>SQL without comments and with every literal empty.</summary>
    public static string StatementOf(string sql) => Literal().Replace(SqlText.WithoutComments(sql), "''");

    [GeneratedRegex(@"^\s*//.*$|(?<=[;{}\s])// .*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LineComment();

    [GeneratedRegex("THEN '(?<reason>[a-z_]+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Reason();

    [GeneratedRegex("'[^']*'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Literal();
}
