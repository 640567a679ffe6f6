using System.Globalization;
using System.Text.RegularExpressions;
using FleetSpark.Testing;

namespace FleetSpark.StructureTests;

/// <summary>What the architecture's text and picture say in figures stands where it was measured, is set in Terraform, or is counted in the code.</summary>
public sealed partial class FigureTests
{
    private const int MinutesOfADay = 24 * 60;

    // cost.md is held to prices and quantities by a test of its own, 0017 has the calls of Glue, the README's figures are those that the demo prints.
    private static readonly string[] Measured = ["docs/cost.md", "docs/decisions/0017-tables-are-declared-not-crawled.md", "docs/emr.md", "README.md"];

    private static readonly string Text = Repository.Read("docs", "architecture.md");

    private static readonly IReadOnlyList<string> Labels = [.. PictureTests.Read().SelectMany(page => page.Flows).Select(flow => string.Join(' ', flow.Label))];

    /// <summary>What can be counted, by the word that stands behind its number.</summary>
    public static TheoryData<string, int> Counts => new()
    {
        { "tables", Repository.Catalog.Tables.Count },
        { "manifests", Repository.Catalog.Tables.Count },
        { "checks", Repository.Catalog.Tables.Sum(table => table.Checks.Count) },
        { "balances", Repository.Catalog.Sources.Count },
        { "sources", Repository.Catalog.Sources.Count },
    };

    [Fact]
    public void Dollars_OfTextPictureAndGuides_AreThoseOfTheCosts()
    {
        string[] guides = [.. Directory.EnumerateFiles(RepositoryFiles.PathOf("docs", "guides"), "*.md").Select(File.ReadAllText)];
        var dollars = Dollars().Matches(string.Concat([Text, Repository.Read("docs", "architecture.yaml"), .. guides])).Select(match => match.Groups["amount"].Value).ToList();
        Assert.NotEmpty(dollars);
        Assert.All(dollars, amount => Assert.Matches($@"(?<![\d.]){Regex.Escape(amount)}(?![\d.])", Repository.Read("docs", "cost.md")));
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Count_InTextAndPicture_IsThatOfTheCode(string what, int count)
    {
        var told = Labels.Append(Text).SelectMany(text => Regex.Matches(text, $@"\b(\d+) {what}\b", RegexOptions.None, TimeSpan.FromSeconds(1))).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, number => Assert.Equal(count.ToString(CultureInfo.InvariantCulture), number));
    }

    // Of one digit nothing would be shown: it stands everywhere.
    [Fact]
    public void Figures_OfTextAndPicture_StandWhereTheyComeFrom()
    {
        var known = Measured.Select(file => Repository.Read(file.Split('/'))).Concat(Repository.SomeFilesUnder(Path.Combine("infra", "terraform"), "variables*.tf").Select(File.ReadAllText))
            .SelectMany(FiguresIn)
            .Concat(CallsOfADay().Select(calls => calls.ToString(CultureInfo.InvariantCulture)))
            .Concat(Counts.Select(count => count.Data.Item2.ToString(CultureInfo.InvariantCulture)))
            .ToHashSet(StringComparer.Ordinal);
        var told = Labels.Append(WithoutNames().Replace(Text, string.Empty)).SelectMany(FiguresIn).Where(figure => figure.Length > 1).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(told.Count > 20, $"{told.Count} figures were found");
        Assert.Empty(told.Where(figure => !known.Contains(figure)).Select(figure => $"{figure} stands in docs/architecture.md or its picture, and in none of {string.Join(", ", Measured)} and Terraform's variables."));
    }

    // Of schedules' defaults, rate(15 minutes) say.
    private static IEnumerable<int> CallsOfADay() => Rate().Matches(Repository.Read("infra", "terraform", "variables-landing.tf"))
        .Select(rate => MinutesOfADay / (int.Parse(rate.Groups["number"].Value, CultureInfo.InvariantCulture) * (rate.Groups["unit"].Value.StartsWith("hour", StringComparison.Ordinal) ? 60 : 1)));

    private static IEnumerable<string> FiguresIn(string text) => Figure().Matches(text)
        .Select(figure => figure.Value.Replace(",", string.Empty, StringComparison.Ordinal))
        .Select(figure => figure.EndsWith(".0", StringComparison.Ordinal) ? figure[..^2] : figure);

    [GeneratedRegex(@"(?<amount>\d+(?:\.\d+)?) USD", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Dollars();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Figure();

    [GeneratedRegex(@"rate\((?<number>\d+) (?<unit>\w+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Rate();

    // Numbers of decisions and codes, and the time of the daily run, which a test of Terraform's holds.
    [GeneratedRegex(@"\]\([^)]*\)|\[\d{4}|FS\d{4}|\d\d:\d\d", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex WithoutNames();
}
