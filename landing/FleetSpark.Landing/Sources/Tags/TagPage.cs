namespace FleetSpark.Landing.Sources.Tags;

/// <summary>One page of a window, whole and understood.</summary>
/// <param name="AnsweredAt">When the operator answered, whole seconds.</param>
/// <param name="Bytes">The answer's bytes, unpacked.</param>
/// <param name="Content">What the page says.</param>
internal sealed record TagPage(DateTimeOffset AnsweredAt, int Bytes, TagPageContent Content);

/// <summary>What a page says, whichever the protocol.</summary>
internal sealed record TagPageContent
{
    /// <summary>A text that is another one when the window's records are others; null where the operator gives none.</summary>
    public string? Snapshot { get; init; }

    /// <summary>How many records the window has; null where the operator does not say.</summary>
    public long? Total { get; init; }

    /// <summary>By which text the next page is asked for; null where this is the last one, or pages have numbers.</summary>
    public string? NextCursor { get; init; }

    /// <summary>The records in the operator's order.</summary>
    public required IReadOnlyList<TagPiece> Records { get; init; }
}

/// <summary>A record of a page, not judged yet.</summary>
/// <param name="Json">Its JSON: as received, or built of XML.</param>
/// <param name="Received">The bytes that are kept where it is refused.</param>
/// <param name="Fault">Why it cannot be a record whatever its JSON says, a code of <see cref="RefusalReasons"/>; null where nothing is known against it.</param>
internal readonly record struct TagPiece(ReadOnlyMemory<byte> Json, ReadOnlyMemory<byte> Received, string? Fault);

/// <summary>Which page is asked for.</summary>
/// <param name="Number">Its number, from 1; null where it is asked for by cursor.</param>
/// <param name="Cursor">Its cursor; null for the first one, and where it is asked for by number.</param>
internal readonly record struct PagePosition(int? Number, string? Cursor);

/// <summary>Asks the operator for pages.</summary>
internal interface ITagPages
{
    /// <summary>Asks for a page, again where that may help.</summary>
    /// <exception cref="FleetSpark.Core.FleetException">FS21: it cannot be had.</exception>
    /// <exception cref="CursorGoneException">The operator no longer knows the cursor: the window must be read anew.</exception>
    Task<TagPage> ReadAsync(TagWindow window, PagePosition position, CancellationToken cancellationToken);
}

/// <summary>The operator no longer knows a cursor.</summary>
internal sealed class CursorGoneException() : Exception("The operator no longer knows the cursor.");
