using System.Net;
using System.Globalization;
using System.Xml.Linq;

namespace FleetSpark.Drawing;

/// <summary>Writes the picture as a file of draw.io, a diagram a page: cells with their parents, edges that end at parts. AWS's icons are those of its shapes <c>mxgraph.aws4</c>.</summary>
public static class DrawioWriter
{
    private const string Root = "0";
    private const string Layer = "1";
    private const string FlatIcon = "role"; // has no square around it, as services have
    private const double IconSize = 24;
    private const double IconGap = 4;

    /// <summary>The file.</summary>
    public static XDocument Of(IEnumerable<Page> pages) => new(new XElement("mxfile", new XAttribute("host", "fleetspark"), pages.Select(DiagramOf)));

    private static XElement DiagramOf(Page page) => new(
        "diagram",
        new XAttribute("id", page.Name),
        new XAttribute("name", page.Title),
        new XElement(
            "mxGraphModel",
            new XAttribute("grid", 1),
            new XAttribute("page", 1),
            new XAttribute("pageWidth", page.Width),
            new XAttribute("pageHeight", page.Height),
            new XElement(
                "root",
                new XElement("mxCell", new XAttribute("id", Root)),
                new XElement("mxCell", new XAttribute("id", Layer), new XAttribute("parent", Root)),
                page.Groups.Select(group => VertexOf($"group-{group.Name}", group.Title, "rounded=0;fillColor=none;dashed=1;verticalAlign=top;align=left;spacingLeft=8;fontStyle=1;", group.Box)),
                page.Parts.Select(part => VertexOf($"part-{part.Name}", Html([part.Title, .. part.Note]), StyleOf(part), part.Box)),
                page.Parts.Where(part => part.Icon is not null).Select(IconOf),
                page.Flows.Select(EdgeOf))));

    // draw.io reads a value as HTML.
    private static string Html(IEnumerable<string> lines) => string.Join("<br>", lines.Select(WebUtility.HtmlEncode));

    // The text stands beside the icon, where there is one.
    private static string StyleOf(Part part)
    {
        var colour = Colours.Of(part.Kind);
        return $"rounded=1;arcSize=8;whiteSpace=wrap;html=1;fillColor={colour.Fill};strokeColor={colour.Line};fontColor={colour.Text};{(part.Icon is null ? string.Empty : $"spacingLeft={TextOf(Part.IconRoom)};")}";
    }

    private static XElement IconOf(Part part)
    {
        var shape = part.Icon == FlatIcon ? $"shape=mxgraph.aws4.{FlatIcon};strokeColor=none" : $"shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.{part.Icon};strokeColor=#ffffff";
        var icon = VertexOf($"icon-{part.Name}", string.Empty, $"{shape};fillColor={Colours.Of(part.Kind).Line};aspect=fixed;html=1;pointerEvents=0;", new Box(IconGap, (part.Box.Height - IconSize) / 2, IconSize, IconSize));
        icon.SetAttributeValue("parent", $"part-{part.Name}"); // so that it goes along with its part, and is placed from there
        icon.SetAttributeValue("connectable", 0);
        return icon;
    }

    private static XElement VertexOf(string id, string text, string style, Box box) => new(
        "mxCell",
        new XAttribute("id", id),
        new XAttribute("value", text),
        new XAttribute("style", style),
        new XAttribute("vertex", 1),
        new XAttribute("parent", Layer),
        GeometryOf(box));

    private static XElement GeometryOf(Box box) => new(
        "mxGeometry",
        new XAttribute("x", TextOf(box.X)),
        new XAttribute("y", TextOf(box.Y)),
        new XAttribute("width", TextOf(box.Width)),
        new XAttribute("height", TextOf(box.Height)),
        new XAttribute("as", "geometry"));

    private static XElement EdgeOf(Flow flow)
    {
        var (exit, entry) = (ShareOf(flow.From.Box, flow.Line[0]), ShareOf(flow.To.Box, flow.Line[^1]));
        var style = $"edgeStyle=none;rounded=0;endArrow=block;html=1;exitX={TextOf(exit.X)};exitY={TextOf(exit.Y)};entryX={TextOf(entry.X)};entryY={TextOf(entry.Y)};align=left;labelBackgroundColor=none;fontSize={Texts.NoteSize};";
        var offset = (X: flow.LabelBox.Middle.X - flow.Middle.X, Y: flow.LabelBox.Middle.Y - flow.Middle.Y); // from where draw.io puts a label
        return new XElement(
            "mxCell",
            new XAttribute("id", $"flow-{flow.Name}"),
            new XAttribute("value", Html(flow.Label)),
            new XAttribute("style", style),
            new XAttribute("edge", 1),
            new XAttribute("parent", Layer),
            new XAttribute("source", $"part-{flow.From.Name}"),
            new XAttribute("target", $"part-{flow.To.Name}"),
            new XElement(
                "mxGeometry",
                new XAttribute("relative", 1),
                new XAttribute("as", "geometry"),
                new XElement("mxPoint", new XAttribute("x", TextOf(offset.X)), new XAttribute("y", TextOf(offset.Y)), new XAttribute("as", "offset")),
                new XElement("Array", new XAttribute("as", "points"), flow.Line.Skip(1).SkipLast(1).Select(point => new XElement("mxPoint", new XAttribute("x", TextOf(point.X)), new XAttribute("y", TextOf(point.Y)))))));
    }

    private static Point ShareOf(Box box, Point point) => new((point.X - box.X) / box.Width, (point.Y - box.Y) / box.Height);

    private static string TextOf(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
