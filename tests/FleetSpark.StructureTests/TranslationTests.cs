using System.Text.RegularExpressions;
using FleetSpark.Testing;

namespace FleetSpark.StructureTests;

/// <summary>The architecture in Portuguese says what the one in English says: line by line the same headings, figures, names and links.</summary>
public sealed partial class TranslationTests
{
    private static readonly string[] English = File.ReadAllLines(RepositoryFiles.PathOf("docs", "architecture.md"));
    private static readonly string[] Portuguese = File.ReadAllLines(RepositoryFiles.PathOf("docs", "arquitetura.pt-BR.md"));

    [Fact]
    public void Headings_OfBoth_StandOnTheSameLines() => Assert.Equal(English.Select(HeadingOf), Portuguese.Select(HeadingOf));

    [Fact]
    public void Figures_OfEachLine_AreTheSame()
    {
        var english = English.Select(line => Figures(line, thousands: ",", decimals: "."));
        Assert.True(english.Sum(figures => figures.Count) > 30);
        Assert.Equal(english, Portuguese.Select(line => Figures(line, thousands: ".", decimals: ",")));
    }

    [Fact]
    public void Names_OfEachLine_AreTheSame() => Assert.Equal(English.Select(Names), Portuguese.Select(Names));

    [Fact]
    public void Links_OfEachLine_LeadToTheSame() => Assert.Equal(English.Select(Links), Portuguese.Select(Links));

    private static string HeadingOf(string line) => line.StartsWith('#') ? line.Split(' ')[0] : line.StartsWith('|') ? $"| {line.Count(sign => sign == '|')}" : string.Empty;

    private static List<string> Figures(string line, string thousands, string decimals) =>
        [.. Figure().Matches(Quoted().Replace(Link().Replace(line, string.Empty), string.Empty)).Select(figure => figure.Value.Replace(thousands, string.Empty, StringComparison.Ordinal).Replace(decimals, ".", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static List<string> Names(string line) => [.. Quoted().Matches(line).Select(name => name.Value).Order(StringComparer.Ordinal)];

    private static List<string> Links(string line) => [.. Link().Matches(line).Select(link => link.Groups["target"].Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\d+(?:[.,:]\d+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Figure();

    [GeneratedRegex("`[^`]+`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\]\((?<target>[^)]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();
}
