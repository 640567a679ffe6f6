namespace FleetSpark.Drawing;

/// <summary>The colours of a kind of part, on light paper and on dark.</summary>
/// <param name="Fill">The inside.</param>
/// <param name="Line">The border.</param>
/// <param name="Text">The letters.</param>
/// <param name="DarkFill">The inside on dark paper.</param>
/// <param name="DarkText">The letters on dark paper.</param>
public sealed record Colours(string Fill, string Line, string Text, string DarkFill, string DarkText)
{
    /// <summary>Those of a kind.</summary>
    public static Colours Of(PartKind kind) => kind switch
    {
        PartKind.Compute => new("#fdeede", "#d86613", "#3d2009", "#3a2512", "#f6dcc4"),
        PartKind.Storage => new("#e9f3e2", "#4d8a2b", "#1d3510", "#1f3016", "#d8ecc9"),
        PartKind.Messaging => new("#fbe6ef", "#c7357a", "#451127", "#3b1829", "#f6d2e1"),
        PartKind.Analytics => new("#ece6fa", "#7a4fc9", "#2b1a4c", "#281d40", "#ddd0f5"),
        PartKind.Governance => new("#fbe3e3", "#c23b3b", "#451313", "#3b1a1a", "#f5d0d0"),
        _ => new("#eef1f4", "#68778a", "#1c2733", "#222b35", "#dbe3ec"),
    };
}
