using System.Text.RegularExpressions;
using FleetSpark.Testing;

namespace FleetSpark.StructureTests;

/// <summary>How long a file is, and how a test is called.</summary>
public sealed partial class SourceFileTests
{
    private const int MostLines = 250;

    // Files that may be longer, each with its reason: none.
    private static readonly string[] LongFiles = [];

    [Fact]
    public void File_OfCodeSqlOrScript_IsNoLongerThanItsBound()
    {
        var files = Repository.SourceFiles.ToDictionary(RepositoryFiles.Shown, path => File.ReadLines(path).Count(), StringComparer.Ordinal);
        Assert.True(files.Count > 200, $"only {files.Count} files were found");
        // An exception that is none any more goes too.
        Assert.All(files, file => Assert.True(file.Value > MostLines == LongFiles.Contains(file.Key), $"{file.Key} has {file.Value} lines: past {MostLines}, which second thing lives there?"));
    }

    [Fact]
    public void TestName_OfAnyTest_IsSubjectCaseAndOutcome()
    {
        var tests = Repository.SomeFilesUnder("tests", "*.cs").SelectMany(path => Test().Matches(File.ReadAllText(path)).Select(match => match.Groups["name"].Value)).ToList();
        Assert.True(tests.Count > 200, $"only {tests.Count} tests were found");
        Assert.All(tests, name => Assert.Matches(SubjectCaseOutcome(), name));
    }

    [GeneratedRegex(@"\[(Fact|Theory)\b.*?\bpublic (async )?(void|Task) (?<name>\w+)\(", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Test();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(_[A-Z0-9][A-Za-z0-9]*){2}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SubjectCaseOutcome();
}
