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

    /// <summary>What a failure says; of one that only says that another one caused it, what that one says.</summary>
    public static string Of(Exception failed) =>
        failed is { InnerException: { } inner } && failed.Message.Contains("inner exception", StringComparison.OrdinalIgnoreCase) ? Of(inner) : Of(failed.Message);
}
