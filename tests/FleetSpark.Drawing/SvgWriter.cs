using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace FleetSpark.Drawing;

/// <summary>Writes a page as SVG, with plain shapes of our own; the paper is light or dark, as the reader's is.</summary>
public static class SvgWriter
{
    private const string Fonts = "system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The page.</summary>
    public static XDocument Of(Page page) => new(new XElement(
        Svg + "svg",
        new XAttribute("viewBox", $"0 0 {page.Width} {page.Height}"),
        new XAttribute("width", page.Width),
        new XAttribute("height", page.Height),
        new XAttribute("role", "img"),
        new XElement(Svg + "title", page.Title),
        new XElement(Svg + "style", Style()),
        new XElement(
            Svg + "defs",
            new XElement(
                Svg + "marker",
                new XAttribute("id", "arrow"),
                new XAttribute("viewBox", "0 0 10 10"),
                new XAttribute("refX", 9),
                new XAttribute("refY", 5),
                new XAttribute("markerWidth", 8),
                new XAttribute("markerHeight", 8),
                new XAttribute("orient", "auto"),
                new XElement(Svg + "path", new XAttribute("class", "head"), new XAttribute("d", "M0 0L10 5L0 10z")))),
        new XElement(Svg + "rect", new XAttribute("class", "paper"), new XAttribute("width", page.Width), new XAttribute("height", page.Height)),
        page.Groups.Select(GroupOf),
        page.Flows.Select(FlowOf),
        page.Parts.Select(PartOf)));

    private static string Style()
    {
        var light = new StringBuilder($"text{{font-family:{Fonts}}}.title{{font-size:{Texts.TitleSize}px;font-weight:600}}.note{{font-size:{Texts.NoteSize}px}}");
        var dark = new StringBuilder(".paper{fill:#14191f}.group{stroke:#55636f}.framed,.label{fill:#cdd6df}.flow{stroke:#93a1ae}.head{fill:#93a1ae}");
        light.Append(".paper{fill:#ffffff}.group{fill:none;stroke:#9aa7b4;stroke-dasharray:5 4}.framed,.label{fill:#2c3946}.flow{fill:none;stroke:#566472;stroke-width:1.5}.head{fill:#566472}");
        foreach (var kind in Enum.GetValues<PartKind>())
        {
            var (name, colours) = (NameOf(kind), Colours.Of(kind));
            light.Append($".{name}{{fill:{colours.Fill};stroke:{colours.Line}}}.{name}-text{{fill:{colours.Text}}}");
            dark.Append($".{name}{{fill:{colours.DarkFill}}}.{name}-text{{fill:{colours.DarkText}}}");
        }

        return $"{light}@media(prefers-color-scheme:dark){{{dark}}}";
    }

    private static IEnumerable<XElement> GroupOf(Group group) =>
    [
        RectOf(group.Box, "group", 10),
        TextOf(group.Title, "framed title", group.Box.X + 12, group.Box.Y + 20, "start"),
    ];

    private static IEnumerable<XElement> PartOf(Part part)
    {
        var name = NameOf(part.Kind);
        var height = Texts.HeightOf(1, Texts.TitleSize) + Texts.HeightOf(part.Note.Count, Texts.NoteSize);
        var y = part.Box.Middle.Y - (height / 2) + Texts.TitleSize;
        return
        [
            RectOf(part.Box, name, 8),
            TextOf(part.Title, $"{name}-text title", part.Box.Middle.X, y, "middle"),
            .. part.Note.Select((line, number) => TextOf(line, $"{name}-text note", part.Box.Middle.X, y + Texts.HeightOf(number + 1, Texts.NoteSize) + 2, "middle")),
        ];
    }

    private static IEnumerable<XElement> FlowOf(Flow flow) =>
    [
        new XElement(Svg + "path", new XAttribute("class", "flow"), new XAttribute("marker-end", "url(#arrow)"), new XAttribute("d", $"M{string.Join('L', flow.Line.Select(point => $"{Number(point.X)} {Number(point.Y)}"))}")),
        .. flow.Label.Select((line, number) => TextOf(line, "label note", flow.LabelBox.X, flow.LabelBox.Y + Texts.NoteSize + Texts.HeightOf(number, Texts.NoteSize), "start")),
    ];

    private static XElement RectOf(Box box, string style, double round) => new(
        Svg + "rect",
        new XAttribute("class", style),
        new XAttribute("x", Number(box.X)),
        new XAttribute("y", Number(box.Y)),
        new XAttribute("width", Number(box.Width)),
        new XAttribute("height", Number(box.Height)),
        new XAttribute("rx", Number(round)));

    private static XElement TextOf(string text, string style, double x, double y, string anchor) =>
        new(Svg + "text", new XAttribute("class", style), new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("text-anchor", anchor), text);

    private static string NameOf(PartKind kind) => kind.ToString().ToLowerInvariant();

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
