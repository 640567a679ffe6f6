using System.Security.Cryptography;
using System.Text.RegularExpressions;
using FleetSpark.Drawing;
using FleetSpark.Testing;

namespace FleetSpark.StructureTests;

/// <summary>The picture of the architecture shows what is there, and its files are those that its description draws.</summary>
public sealed partial class PictureTests
{
    private const string Hashes = "png.sha256"; // of the pages that the PNGs show

    private static readonly string Folder = RepositoryFiles.PathOf("docs", "architecture");
    private static readonly IReadOnlyList<Page> Pages = Read();

    public static TheoryData<string> PageNames => [.. Pages.Select(page => page.Name)];

    [Fact]
    public void Parts_OfAllPages_StandForEveryResourceFunctionAndTable()
    {
        var resources = Repository.SomeFilesUnder(Path.Combine("infra", "terraform", "modules"), "*.tf")
            .SelectMany(file => Resource().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(Path.GetDirectoryName(file))}/{match.Groups["type"].Value}.{match.Groups["name"].Value}"));
        // Other sources are landed by hand.
        var functions = FunctionSources().Matches(Repository.Read("infra", "terraform", "locals.tf")).SelectMany(list => Quoted().Matches(list.Value)).Select(source => source.Groups["name"].Value).Append("run").Select(name => $"function {name}");
        var there = resources.Concat(functions).Concat(Repository.Catalog.Tables.Select(table => $"table {table.Name}")).ToHashSet(StringComparer.Ordinal);
        var drawn = Pages.SelectMany(page => page.Parts).SelectMany(part => part.StandsFor).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(there.Except(drawn).Order(StringComparer.Ordinal).Select(name => $"No part of docs/architecture.yaml stands for {name}."));
        Assert.Empty(drawn.Except(there).Order(StringComparer.Ordinal).Select(name => $"A part of docs/architecture.yaml stands for {name}, which is not there."));
    }

    // The root makes nothing itself, so that modules are all.
    [Fact]
    public void Root_OfTerraform_HasNoResource() => Assert.DoesNotContain(
        Directory.GetFiles(RepositoryFiles.PathOf("infra", "terraform"), "*.tf"), file => Resource().IsMatch(File.ReadAllText(file)));

    [Theory]
    [MemberData(nameof(PageNames))]
    public void Page_AsItIsLaidOut_CanBeRead(string name) => Assert.Empty(Layout.FaultsOf(PageOf(name)));

    [Theory]
    [MemberData(nameof(PageNames))]
    public void Flow_OfAPage_HasItsNumber(string name) => Assert.Empty(PageOf(name).Flows.Where(flow => !flow.Label.Any(line => line.Any(char.IsAsciiDigit))).Select(flow => flow.Name));

    [Theory]
    [MemberData(nameof(PageNames))]
    public void Svg_OfAPage_IsAsItIsDrawn(string name) => IsAsDrawn(SvgWriter.Of(PageOf(name)).ToString(), Path.Combine(Folder, $"{name}.svg"));

    [Fact]
    public void Drawio_OfAllPages_IsAsItIsDrawn() => IsAsDrawn(DrawioWriter.Of(Pages).ToString(), RepositoryFiles.PathOf("docs", "architecture.drawio"));

    // Its pixels are Chromium's, which no two machines make alike; its size, twice the page's, is read where a PNG has it.
    [Theory]
    [MemberData(nameof(PageNames))]
    public void Png_OfAPage_HasItsSize(string name)
    {
        var header = File.ReadAllBytes(Path.Combine(Folder, $"{name}.png")).AsSpan(16, 8);
        var page = PageOf(name);
        Assert.Equal((page.Width * 2, page.Height * 2), (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header[4..])));
    }

    [Theory]
    [MemberData(nameof(PageNames))]
    public void Png_OfAPage_WasMadeOfItsSvg(string name)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, $"{name}.svg"))));
        Assert.True(File.ReadLines(Path.Combine(Folder, Hashes)).Contains($"{hash}  {name}.svg", StringComparer.Ordinal), $"{name}.png is older than {name}.svg: 'scripts/architecture' makes it anew.");
    }

    [Fact]
    public void Pictures_OfTheFolder_AreThoseOfThePages() => Assert.Equal(
        Pages.SelectMany(page => (string[])[$"{page.Name}.png", $"{page.Name}.svg"]).Append(Hashes).Order(StringComparer.Ordinal),
        Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    internal static IReadOnlyList<Page> Read()
    {
        var faults = new List<string>();
        var pages = PictureReader.Read(Repository.Read("docs", "architecture.yaml"), "architecture.yaml", faults);
        Assert.Empty(faults);
        return pages;
    }

    private static Page PageOf(string name) => Pages.Single(page => page.Name == name);

    private static void IsAsDrawn(string drawn, string file) =>
        Assert.True(drawn == File.ReadAllText(file), $"{RepositoryFiles.Shown(file)} is older than docs/architecture.yaml: 'scripts/architecture' draws it anew.");

    [GeneratedRegex(@"(queued|called)_sources *= *toset\(\[[^\]]*\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FunctionSources();

    [GeneratedRegex("\"(?<name>[a-z]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Quoted();

    [GeneratedRegex("^resource \"(?<type>[^\"]+)\" \"(?<name>[^\"]+)\"", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Resource();
}
