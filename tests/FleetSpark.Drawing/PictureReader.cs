using System.Globalization;
using System.Text.RegularExpressions;
using FleetSpark.Core;

namespace FleetSpark.Drawing;

/// <summary>Reads the description of the picture: pages, and on each its groups, parts and flows by name, with where they are.</summary>
public static partial class PictureReader
{
    private static readonly Dictionary<string, PartKind> Kinds = Enum.GetValues<PartKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The description.</param>
    /// <param name="fileName">Its file, for messages.</param>
    /// <param name="faults">Told all faults.</param>
    public static IReadOnlyList<Page> Read(string text, string fileName, ICollection<string> faults)
    {
        if (YamlMap.Parse(text, fileName, faults) is not { } yaml)
        {
            return [];
        }

        var pages = yaml.Map("pages");
        if (pages.Keys.Count == 0 || pages.Keys.Any(name => !PageName().IsMatch(name)))
        {
            yaml.AddFault("it has pages, named in small letters and hyphens, for they are files");
            return [];
        }

        var read = pages.Keys.Select(name => PageOf(name, pages.Map(name))).ToList();
        yaml.RefuseUnknownKeys();
        return read;
    }

    private static Page PageOf(string name, YamlMap yaml)
    {
        var (groups, parts, flows) = (yaml.Map("groups"), yaml.Map("parts"), yaml.Map("flows"));
        var size = NumbersOf(yaml, "size", 2);
        var read = parts.Keys.Select(key => PartOf(key, parts.Map(key))).ToDictionary(part => part.Name, StringComparer.Ordinal);
        var page = new Page(name, yaml.Required("title"), (int)size[0], (int)size[1])
        {
            Groups = [.. groups.Keys.Select(key => GroupOf(key, groups.Map(key)))],
            Parts = [.. read.Values],
            Flows = [.. flows.Keys.Select(key => FlowOf(key, flows.Map(key), read)).OfType<Flow>()],
        };
        yaml.RefuseUnknownKeys();
        return page;
    }

    private static Group GroupOf(string name, YamlMap yaml)
    {
        var box = BoxOf(yaml, "box");
        var group = new Group(name, yaml.Required("title"), box);
        yaml.RefuseUnknownKeys();
        return group;
    }

    private static Part PartOf(string name, YamlMap yaml)
    {
        var part = new Part(name, yaml.Required("title"), yaml.Texts("note"), yaml.Optional("icon"), yaml.Choice("kind", PartKind.Outside, Kinds), BoxOf(yaml, "box")) { StandsFor = yaml.Texts("stands_for") };
        yaml.RefuseUnknownKeys();
        return part;
    }

    private static Flow? FlowOf(string name, YamlMap yaml, Dictionary<string, Part> parts)
    {
        var (from, to) = (yaml.Required("from"), yaml.Required("to"));
        var label = yaml.Texts("label");
        var at = NumbersOf(yaml, "label_at", 2);
        var by = yaml.Texts("by").Select(point => point.Split(' ')).Select(point => new Point(NumberOf(yaml, point[0]), NumberOf(yaml, point[^1]))).ToList();
        yaml.RefuseUnknownKeys();
        if (!parts.TryGetValue(from, out var one) || !parts.TryGetValue(to, out var other))
        {
            yaml.AddFault($"'{from}' or '{to}' is no part of the page");
            return null;
        }

        var box = new Box(at[0], at[1], Texts.WidthOf(label), Texts.HeightOf(label.Count, Texts.NoteSize));
        return new Flow(name, one, other, label, LineOf(one.Box, by, other.Box), box);
    }

    // A line leaves a part at the side that looks to its next point, as far as that can be reached straight.
    private static IReadOnlyList<Point> LineOf(Box from, List<Point> by, Box to)
    {
        var start = SideOf(from, by.Count > 0 ? by[0] : Shared(from, to));
        return [start, .. by, SideOf(to, by.Count > 0 ? by[^1] : start)];
    }

    private static Point Shared(Box from, Box to)
    {
        var (top, bottom) = (Math.Max(from.Y, to.Y), Math.Min(from.Bottom, to.Bottom));
        return top < bottom ? new Point(to.Middle.X, (top + bottom) / 2) : new Point((Math.Max(from.X, to.X) + Math.Min(from.Right, to.Right)) / 2, to.Middle.Y);
    }

    private static Point SideOf(Box box, Point toward) =>
        toward.Y > box.Y && toward.Y < box.Bottom ? new Point(toward.X < box.X ? box.X : box.Right, toward.Y)
        : new Point(toward.X, toward.Y < box.Y ? box.Y : box.Bottom);

    private static Box BoxOf(YamlMap yaml, string key)
    {
        var numbers = NumbersOf(yaml, key, 4);
        return new Box(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static double[] NumbersOf(YamlMap yaml, string key, int count)
    {
        var numbers = yaml.Texts(key).Select(text => NumberOf(yaml, text)).ToArray();
        if (numbers.Length == count)
        {
            return numbers;
        }

        yaml.AddFault($"'{key}' must be {count} numbers");
        return new double[count];
    }

    private static double NumberOf(YamlMap yaml, string text)
    {
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            yaml.AddFault($"'{text}' is no number of pixels");
        }

        return number;
    }

    [GeneratedRegex("^[a-z][a-z-]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PageName();
}
