namespace FleetSpark.Core;

/// <summary>What others say, as a sentence among our own.</summary>
public static class Sentence
{
    /// <summary>A text without blanks around it that ends in a full stop, unless it ends a sentence already.</summary>
    public static string Of(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length == 0 || trimmed[^1] is '.' or '!' or '?' ? trimmed : trimmed + '.';
    }
}
