using System.Reflection;
using System.Text.RegularExpressions;
using FleetSpark.Landing;
using FleetSpark.Testing;

namespace FleetSpark.StructureTests;

/// <summary>Golden stories tell of reasons that are really given.</summary>
public sealed partial class GoldenReasonTests
{
    private static readonly string[] Refusals = [.. typeof(RefusalReasons).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void Reason_InAGoldenStory_IsOneOfLandingOrOfItsSourcesStaging()
    {
        Assert.NotEmpty(Refusals);
        var told = Repository.SomeFilesUnder("tests/golden", "*.yaml").SelectMany(path => ReasonLine().Matches(File.ReadAllText(path)).Select(match => (File: RepositoryFiles.Shown(path), match.Groups))).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, line =>
        {
            // A line without a source is what landing refused.
            IEnumerable<string> known = line.Groups["source"] is { Success: true } source ? Refusals.Concat(Repository.ReasonsOf(source.Value)) : Refusals;
            Assert.True(known.Contains(line.Groups["reason"].Value, StringComparer.Ordinal), $"{line.File}: nothing gives the reason {line.Groups["reason"].Value}");
        });
    }

    [GeneratedRegex(@"^ *- \{(source: (?<source>\w+),.* )?reason_code: (?<reason>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReasonLine();
}
