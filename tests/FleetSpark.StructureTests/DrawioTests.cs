using System.Globalization;
using System.Xml.Linq;
using FleetSpark.Drawing;
using FleetSpark.Testing;

namespace FleetSpark.StructureTests;

/// <summary>The file for draw.io, read as draw.io reads it: every cell has a parent, every edge ends at parts, and nothing lies on anything else.</summary>
public sealed class DrawioTests
{
    private static readonly XElement File = XElement.Load(RepositoryFiles.PathOf("docs", "architecture.drawio"));

    public static TheoryData<string> Pages => [.. File.Elements("diagram").Select(diagram => diagram.Attribute("id")!.Value)];

    [Fact]
    public void File_OfDrawio_HasThePagesOfTheDescription() => Assert.Equal(PictureTests.Read().Select(page => (page.Name, page.Title)), File.Elements("diagram").Select(diagram => (diagram.Attribute("id")!.Value, diagram.Attribute("name")!.Value)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Cells_OfAPage_HaveIdsAndParents(string page)
    {
        var cells = CellsOf(page);
        var ids = cells.Select(cell => Of(cell, "id")).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.Equal("0", ids[0]);
        Assert.All(cells.Skip(1), cell => Assert.Contains(Of(cell, "parent"), ids));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Edges_OfAPage_EndAtParts(string page)
    {
        var edges = CellsOf(page).Where(cell => cell.Attribute("edge") is not null).ToList();
        var parts = BoxesOf(page).Keys;
        Assert.NotEmpty(edges);
        Assert.All(edges, edge => Assert.All((string[])["source", "target"], end => Assert.Contains(Of(edge, end), parts)));
        Assert.All(edges, edge => Assert.NotEqual(Of(edge, "source"), Of(edge, "target")));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Parts_OfAPage_LieOnNothingElse(string page)
    {
        var boxes = BoxesOf(page).ToList();
        Assert.NotEmpty(boxes);
        Assert.Empty(boxes.SelectMany((one, index) => boxes.Skip(index + 1).Where(other => other.Value.Overlaps(one.Value)).Select(other => $"{one.Key} and {other.Key}")));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Icons_OfAPage_AreOfAwsAndLieInTheirParts(string page)
    {
        var boxes = BoxesOf(page);
        Assert.All(CellsOf(page).Where(cell => Of(cell, "id").StartsWith("icon-", StringComparison.Ordinal)), icon =>
        {
            Assert.Contains("mxgraph.aws4.", Of(icon, "style"), StringComparison.Ordinal);
            var part = boxes[Of(icon, "parent")];
            Assert.True(new Box(0, 0, part.Width, part.Height).Holds(BoxOf(icon)), Of(icon, "id"));
        });
    }

    private static List<XElement> CellsOf(string page) => [.. File.Elements("diagram").Single(diagram => Of(diagram, "id") == page).Descendants("mxCell")];

    private static Dictionary<string, Box> BoxesOf(string page) => CellsOf(page).Where(cell => Of(cell, "id").StartsWith("part-", StringComparison.Ordinal)).ToDictionary(cell => Of(cell, "id"), BoxOf, StringComparer.Ordinal);

    private static Box BoxOf(XElement cell)
    {
        var geometry = cell.Element("mxGeometry")!;
        double Read(string name) => double.Parse(Of(geometry, name), CultureInfo.InvariantCulture);
        return new Box(Read("x"), Read("y"), Read("width"), Read("height"));
    }

    private static string Of(XElement element, string name) => element.Attribute(name)?.Value ?? throw new InvalidOperationException($"{element.Name} has no {name}: {element}");
}
