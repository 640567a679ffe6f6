namespace FleetSpark.Drawing;

/// <summary>A page of the picture.</summary>
/// <param name="Name">Its name, and that of its files.</param>
/// <param name="Title">What stands over it.</param>
/// <param name="Width">How wide it is, in pixels.</param>
/// <param name="Height">How high it is.</param>
public sealed record Page(string Name, string Title, int Width, int Height)
{
    /// <summary>What parts stand together in, the outermost first.</summary>
    public required IReadOnlyList<Group> Groups { get; init; }

    /// <summary>The parts.</summary>
    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>The flows between them.</summary>
    public required IReadOnlyList<Flow> Flows { get; init; }
}

/// <summary>A frame around parts.</summary>
/// <param name="Name">Its name in the description.</param>
/// <param name="Title">What stands in its upper left corner.</param>
/// <param name="Box">Where it is.</param>
public sealed record Group(string Name, string Title, Box Box);

/// <summary>A part of the architecture.</summary>
/// <param name="Name">Its name in the description.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Note">What stands below the title, in lines.</param>
/// <param name="Icon">Its icon in draw.io, of the set <c>mxgraph.aws4</c>; null for what is none of AWS's.</param>
/// <param name="Kind">What colour it has.</param>
/// <param name="Box">Where it is.</param>
public sealed record Part(string Name, string Title, IReadOnlyList<string> Note, string? Icon, PartKind Kind, Box Box)
{
    /// <summary>How much of its width an icon takes, in pixels.</summary>
    public const double IconRoom = 28;

    /// <summary>The resources of Terraform that it stands for, <c>module/type.name</c>, the functions (<c>function NAME</c>) and the tables (<c>table NAME</c>).</summary>
    public required IReadOnlyList<string> StandsFor { get; init; }
}

/// <summary>What kind of thing a part is.</summary>
public enum PartKind
{
    /// <summary>It is outside: whoever sends, or asks.</summary>
    Outside,

    /// <summary>It computes.</summary>
    Compute,

    /// <summary>It stores.</summary>
    Storage,

    /// <summary>It carries, or calls.</summary>
    Messaging,

    /// <summary>It answers questions.</summary>
    Analytics,

    /// <summary>It watches, or says who may.</summary>
    Governance,
}

/// <summary>What flows from one part to another.</summary>
/// <param name="Name">Its name in the description.</param>
/// <param name="From">The part that it comes from.</param>
/// <param name="To">The part that it goes to.</param>
/// <param name="Label">What it carries, how often, how much, in lines.</param>
/// <param name="Line">The points of its line, from the one part's side to the other's.</param>
/// <param name="LabelBox">Where its label is.</param>
public sealed record Flow(string Name, Part From, Part To, IReadOnlyList<string> Label, IReadOnlyList<Point> Line, Box LabelBox)
{
    /// <summary>Half way along its line.</summary>
    public Point Middle
    {
        get
        {
            var left = Segments.Sum(segment => segment.Length) / 2;
            foreach (var segment in Segments)
            {
                if (segment.Length >= left)
                {
                    return segment.At(left / segment.Length);
                }

                left -= segment.Length;
            }

            return Line[^1];
        }
    }

    /// <summary>The pieces of its line.</summary>
    public IEnumerable<Segment> Segments => Line.Zip(Line.Skip(1), (from, to) => new Segment(from, to));
}
