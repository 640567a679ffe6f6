using System.Text.RegularExpressions;
using FleetSpark.Lake;
using FleetSpark.Tables;
using FleetSpark.Testing;

namespace FleetSpark.StructureTests;

/// <summary>Codes and reasons that a person meets have a line in the documents.</summary>
public sealed partial class DocumentTests
{
    private static readonly Dictionary<string, string[]> Codes = Repository.CodeFiles
        .Where(path => path.EndsWith("Errors.cs", StringComparison.Ordinal))
        .ToDictionary(path => path, path => Code().Matches(File.ReadAllText(path)).Select(match => match.Groups["code"].Value).ToArray(), StringComparer.Ordinal);

    public static TheoryData<string> Sources => Repository.Sources;

    [Fact]
    public void ErrorCode_OfAnyFactory_IsUsedOnce()
    {
        Assert.NotEmpty(Codes);
        Assert.All(Codes, file => Assert.NotEmpty(file.Value));
        Assert.Empty(Codes.SelectMany(file => file.Value).GroupBy(code => code, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void ErrorCode_OutsideAFactory_IsMadeNowhere() => Assert.All(
        Repository.CodeFiles.Where(path => !path.EndsWith("Errors.cs", StringComparison.Ordinal) && !path.Contains("/tests/", StringComparison.Ordinal)),
        path => Assert.True(!Code().IsMatch(File.ReadAllText(path)), $"{RepositoryFiles.Shown(path)} makes a coded failure itself"));

    [Fact]
    public void ErrorCode_OfAnyFactory_HasItsLineInTheDocumentAndTheDocumentNoOther() => Assert.Equal(
        Codes.SelectMany(file => file.Value).Order(StringComparer.Ordinal),
        RowsOf("errors.md", columns: 3).Select(row => row[0]).Order(StringComparer.Ordinal));

    // One that no test expects is perhaps raised by nothing any more, or its message has come to say something else.
    [Fact]
    public void ErrorCode_InTheDocument_IsNamedByATest()
    {
        var named = Repository.CodeFiles.Where(path => path.Contains("/tests/", StringComparison.Ordinal)).SelectMany(File.ReadLines).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => NamedCode().Matches(line)).Select(match => match.Value);
        Assert.Empty(RowsOf("errors.md", columns: 3).Select(row => row[0]).Except(named, StringComparer.Ordinal));
    }

    [Fact]
    public void ErrorCode_OfWrongUse_IsAmongThoseThatEndBy2()
    {
        var codes = Codes.Keys.SelectMany(path => Code().Split(File.ReadAllText(path)).Skip(1).Chunk(2)) // a code, and what follows it
            .Where(pair => pair[1].Contains("FailureKind.WrongUse", StringComparison.Ordinal)).Select(pair => pair[0]).Order(StringComparer.Ordinal);
        Assert.Contains($" {string.Join(", ", codes)}: 2.", Repository.Read("docs", "errors.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Reason_OfAStaging_HasItsLineInTheDocumentAndTheDocumentNoOther(string source)
    {
        var told = RowsOf("bad-input.md", columns: 4).Where(row => FoundBy(row).Contains(source)).Select(row => row[3].Trim('`')).Order(StringComparer.Ordinal);
        Assert.Equal(Repository.ReasonsOf(source), told);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Source_InTheDocument_HasTheFieldsOfItsContract(string source)
    {
        var definition = Repository.Catalog.Source(source);
        var rows = definition.Fields.Select(field =>
            $"| `{field.Name}` | `{string.Join('.', field.Path)}` | {(field.IsRequired ? "yes" : "–")} | {field.Type}{FormOf(field)} | {field.Description} |\n");
        var expected = $"\n## {source}\n\n{definition.Description}\n\n| field | in JSON | required | type | meaning |\n| --- | --- | --- | --- | --- |\n{string.Concat(rows)}";
        Assert.True(Repository.Read("docs", "sources.md").Contains(expected, StringComparison.Ordinal), $"docs/sources.md must have:\n{expected}");
    }

    [Fact]
    public void Settings_InTheReadme_AreAllThereAreWithTheirDefaults()
    {
        var readme = Repository.Read("README.md");
        var settings = readme[(readme.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length)..];
        settings = settings[..settings.IndexOf("```", StringComparison.Ordinal)];
        Assert.Equal(new LakeSettings(), LakeSettings.Parse(settings));
        Assert.Equal(typeof(LakeSettings).GetProperties().Length, settings.Split('\n').Count(line => line.Split('#')[0].Split(": ") is [_, var value] && value.Trim().Length > 0));
    }

    private static string FormOf(FieldDefinition field) => field.Form switch
    {
        InstantForm.Local => ", local",
        InstantForm.Unpadded => ", unpadded",
        _ => string.Empty,
    };

    // "staging of gps, tags"
    private static string[] FoundBy(string[] row) => row[1].StartsWith("staging of ", StringComparison.Ordinal) ? row[1]["staging of ".Length..].Split(", ") : [];

    private static IEnumerable<string[]> RowsOf(string document, int columns)
    {
        var rows = Repository.Read("docs", document).Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Trim('|', ' ').Split(" | ")).ToList();
        Assert.True(rows.Count > 2, $"{document} has no rows");
        Assert.All(rows.Skip(2), row => Assert.True(row.Length == columns && row.All(cell => cell.Length > 0), string.Join(" | ", row)));
        return rows.Skip(2);
    }

    [GeneratedRegex("FS[0-9]{4}(?![0-9])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NamedCode();

    [GeneratedRegex("\"(?<code>FS[0-9]{4})\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Code();
}
