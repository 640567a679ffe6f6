namespace FleetSpark.Landing.Records;

/// <summary>Licence plates as they are compared: upper case without hyphens and blanks, as the stagings of <c>tags</c> and <c>fleet</c> have them.</summary>
internal static class PlainPlate
{
    /// <summary>A plate as it is compared. Letters other than A to Z stay as they are, and make it no plate.</summary>
    public static string Of(string plate) => string.Concat(plate.Where(letter => letter is not ('-' or ' ')).Select(letter => char.IsAsciiLetterLower(letter) ? (char)(letter - 'a' + 'A') : letter));
}
