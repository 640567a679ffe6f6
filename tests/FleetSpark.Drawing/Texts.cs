namespace FleetSpark.Drawing;

/// <summary>How much room texts take: by the widest of the fonts that a reader may have.</summary>
internal static class Texts
{
    /// <summary>The height of a line of a title, in pixels.</summary>
    public const double TitleSize = 14;

    /// <summary>The height of a line of a note or label.</summary>
    public const double NoteSize = 12;

    /// <summary>How far lines are apart, as a part of their height.</summary>
    public const double Spacing = 1.3;

    private const double WidthOfALetter = 0.56;
    private const double WidthOfABoldLetter = 0.68;

    /// <summary>How wide lines of a note or label are.</summary>
    public static double WidthOf(IEnumerable<string> lines) => lines.Select(line => line.Length * NoteSize * WidthOfALetter).DefaultIfEmpty(0).Max();

    /// <summary>How wide a title is, which is bold.</summary>
    public static double WidthOfTitle(string title) => title.Length * TitleSize * WidthOfABoldLetter;

    /// <summary>How high lines are.</summary>
    public static double HeightOf(int lines, double size) => lines * size * Spacing;
}
