using System.Text;

namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>Names as they are compared: upper case, without accents, and all that is no letter A to Z and no digit is one blank. stage.sql of tags does the same to places.</summary>
internal static class PlainName
{
    // Letter by letter rather than by Unicode's tables, which this program is built without, and SQL has not.
    private const string Accented = "ÁÀÂÃÄÅÇÉÈÊËÍÌÎÏÑÓÒÔÕÖÚÙÛÜÝáàâãäåçéèêëíìîïñóòôõöúùûüýÿ";
    private const string Plain = "AAAAAACEEEEIIIINOOOOOUUUUYAAAAAACEEEEIIIINOOOOOUUUUYY";
    private const char FirstMark = '\u0300';
    private const char LastMark = '\u036F';

    /// <summary>A name as it is compared; empty where it has no letter A to Z and no digit.</summary>
    public static string Of(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var unit in name)
        {
            if (unit is >= FirstMark and <= LastMark)
            {
                continue; // an accent that stands behind its letter
            }

            var letter = Accented.IndexOf(unit, StringComparison.Ordinal) is var at and >= 0 ? Plain[at] : char.ToUpperInvariant(unit);
            if (char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter))
            {
                plain.Append(letter);
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().TrimEnd();
    }
}
