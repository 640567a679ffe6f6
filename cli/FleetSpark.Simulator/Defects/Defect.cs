namespace FleetSpark.Simulator.Defects;

/// <summary>A line of <c>truth/defects.ndjson</c>: one thing that was planted, and what should become of it.</summary>
/// <param name="Source">Name of the source, or <c>bad</c>.</param>
/// <param name="Kind">What is wrong; for refused and rejected records the reason code.</param>
/// <param name="Verdict">One of <see cref="Verdicts"/>.</param>
/// <param name="Sent">Send time of the file it stands in, seconds since 1970.</param>
internal sealed record Defect(string Source, string Kind, string Verdict, long Sent)
{
    /// <summary>The tracker, for gps.</summary>
    public string? DeviceNumber { get; init; }

    /// <summary>The key of a tag or bank transaction.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The plate, for fleet and tags.</summary>
    public string? Plate { get; init; }

    /// <summary>When the fix was taken, or would have been, in seconds since 1970.</summary>
    public long? RecordedAt { get; init; }

    /// <summary>The record as it stands in the file; null where that is no UTF-8, or very long.</summary>
    public string? Text { get; init; }

    /// <summary>Name of a file under <c>bad/</c>.</summary>
    public string? File { get; init; }
}

/// <summary>What should become of a planted record.</summary>
internal static class Verdicts
{
    /// <summary>Landing turns it away: it is no strict JSON record.</summary>
    public const string Refused = "refused";

    /// <summary>Staging turns it away, with a reason.</summary>
    public const string Rejected = "rejected";

    /// <summary>It is good, but another record of its key is kept.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>It is good and comes in a file of a later UTC day.</summary>
    public const string Late = "late";

    /// <summary>It is kept, far from where the truck can have been.</summary>
    public const string Jump = "jump";

    /// <summary>It is kept, one optional field being null.</summary>
    public const string Nulled = "nulled";

    /// <summary>A charge of a plate that the registry does not have.</summary>
    public const string UnknownPlate = "unknown_plate";

    /// <summary>A good refund of a charge.</summary>
    public const string Refund = "refund";

    /// <summary>A pending bank transaction whose final form has another id.</summary>
    public const string Pending = "pending";

    /// <summary>A file that is no delivery.</summary>
    public const string BadFile = "bad_file";
}
