namespace FleetSpark.Landing.Sources.Tags;

/// <summary>What one call landed of the operator's transactions.</summary>
public sealed record TagReport
{
    /// <summary>The beginning of the first window, included; null where there was nothing to ask for yet.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Up to where transactions are landed now, excluded; null where there was nothing to ask for yet.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Whether the call came as far as it could: false where it was told to begin no window more.</summary>
    public bool IsCaughtUp { get; init; }

    /// <summary>Windows landed.</summary>
    public int Windows { get; init; }

    /// <summary>Records put into the raw store.</summary>
    public long Records { get; init; }

    /// <summary>What was no record.</summary>
    public long Refused { get; init; }

    /// <summary>How often each reason was met, a code of <see cref="RefusalReasons"/>; by reason (ordinal).</summary>
    public IReadOnlyDictionary<string, long> RefusedByReason { get; init; } = new SortedDictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Records that the operator handed over again, byte for byte as before; not landed again.</summary>
    public long KnownAlready { get; init; }

    /// <summary>Pages read.</summary>
    public int Pages { get; init; }

    /// <summary>Bytes of these pages, unpacked.</summary>
    public long Bytes { get; init; }

    /// <summary>How often a window was read anew since its pages changed meanwhile.</summary>
    public int ReadAnew { get; init; }

    /// <summary>How often another call was first, so that a window was asked for again.</summary>
    public int Overtaken { get; init; }
}
