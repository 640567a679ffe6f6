namespace FleetSpark.Drawing;

/// <summary>Whether a page can be read: nothing lies on anything else, and no line crosses another.</summary>
public static class Layout
{
    // Lines pass a box they do not lead to by so much at least.
    private const double Clearance = 4;

    /// <summary>All faults of a page.</summary>
    public static IEnumerable<string> FaultsOf(Page page)
    {
        var whole = new Box(0, 0, page.Width, page.Height);
        foreach (var part in page.Parts)
        {
            if (!whole.Holds(part.Box))
            {
                yield return $"{page.Name}: '{part.Name}' is not on the page";
            }

            // As SVG, with a bold title; in draw.io with a plain one beside the icon.
            var besideIcon = part.Icon is null ? 0 : Texts.WidthOf([part.Title, .. part.Note]) + Part.IconRoom;
            var needed = (Width: Math.Max(besideIcon, Math.Max(Texts.WidthOfTitle(part.Title), Texts.WidthOf(part.Note))), Height: Texts.HeightOf(1, Texts.TitleSize) + Texts.HeightOf(part.Note.Count, Texts.NoteSize));
            if (needed.Width > part.Box.Width || needed.Height > part.Box.Height)
            {
                yield return $"{page.Name}: the texts of '{part.Name}' need {needed.Width:0} by {needed.Height:0}";
            }
        }

        var boxes = page.Parts.Select(part => (part.Name, part.Box)).Concat(page.Flows.Select(flow => (Name: $"label of {flow.Name}", Box: flow.LabelBox))).ToList();
        foreach (var group in page.Groups)
        {
            var title = new Box(group.Box.X + 12, group.Box.Y + 6, Texts.WidthOfTitle(group.Title), Texts.HeightOf(1, Texts.TitleSize));
            foreach (var (name, box) in boxes.Where(box => (group.Box.Overlaps(box.Box) && !group.Box.Holds(box.Box)) || title.Overlaps(box.Box)))
            {
                yield return $"{page.Name}: '{name}' lies across the frame or title of '{group.Name}'";
            }
        }

        foreach (var ((one, first), index) in boxes.Select((box, index) => (box, index)))
        {
            foreach (var (other, second) in boxes.Skip(index + 1).Where(box => box.Box.Overlaps(first)))
            {
                yield return $"{page.Name}: '{one}' and '{other}' overlap";
            }
        }

        foreach (var fault in page.Flows.SelectMany((flow, index) => FaultsOf(page, flow, page.Flows.Skip(index + 1))))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> FaultsOf(Page page, Flow flow, IEnumerable<Flow> others)
    {
        if (flow.Segments.Any(segment => !segment.IsStraight))
        {
            yield return $"{page.Name}: the line of '{flow.Name}' is neither upright nor level: lead it by a point";
        }

        foreach (var part in page.Parts.Where(part => part != flow.From && part != flow.To && flow.Segments.Any(segment => segment.Crosses(part.Box.Grown(Clearance)))))
        {
            yield return $"{page.Name}: the line of '{flow.Name}' crosses '{part.Name}'";
        }

        foreach (var other in page.Flows.Where(other => flow.Segments.Any(segment => segment.Crosses(other.LabelBox))))
        {
            yield return $"{page.Name}: the line of '{flow.Name}' crosses the label of '{other.Name}'";
        }

        foreach (var other in others.Where(other => flow.Segments.Any(segment => other.Segments.Any(segment.Meets))))
        {
            yield return $"{page.Name}: the lines of '{flow.Name}' and '{other.Name}' cross";
        }
    }
}
