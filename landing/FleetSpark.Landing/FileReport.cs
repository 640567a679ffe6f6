using FleetSpark.Core;
using FleetSpark.Landing.Raw;

namespace FleetSpark.Landing;

/// <summary>What became of one file. Counts are of what this call landed: zero where it was landed before, or failed.</summary>
public sealed record FileReport
{
    /// <summary>The file, as it was named to the call or found in a folder.</summary>
    public required string File { get; init; }

    /// <summary>What became of it.</summary>
    public required FileOutcome Outcome { get; init; }

    /// <summary>The send time that its objects are named by; null where it failed before that was known.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Its records.</summary>
    public long Records { get; init; }

    /// <summary>What in it was no record.</summary>
    public long Refused { get; init; }

    /// <summary>How often each reason was met, a code of <see cref="RefusalReasons"/>; by reason (ordinal).</summary>
    public IReadOnlyDictionary<string, long> RefusedByReason { get; init; } = new SortedDictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Objects that hold it in the raw store, those of refused bytes included.</summary>
    public int Objects { get; init; }

    /// <summary>Its bytes, uncompressed.</summary>
    public long Bytes { get; init; }

    /// <summary>What a person should know though nothing failed (the file is empty, say); null where there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public FleetException? Error { get; init; }

    /// <summary>The report of a file whose objects were put.</summary>
    internal static FileReport Of(string file, DateTimeOffset sentAt, RawWriter writer, long bytes) => new()
    {
        File = file,
        Outcome = FileOutcome.Landed,
        SentAt = sentAt,
        Records = writer.Records,
        Refused = writer.Refused,
        RefusedByReason = writer.RefusedByReason,
        Objects = writer.Keys.Count,
        Bytes = bytes,
        Note = (writer.Keys.Count, writer.ThereBefore) switch
        {
            (0, _) => bytes == 0 ? "The file is empty." : "The file holds no record.",
            (_, 0) => null,
            var (_, there) => $"{there} of its objects were there already: the same records, sent at the same time.",
        },
    };
}

/// <summary>What became of a file.</summary>
public enum FileOutcome
{
    /// <summary>Its records are in the raw store, and its ledger entry.</summary>
    Landed,

    /// <summary>A file of the same content stands in the ledger; nothing was written.</summary>
    AlreadyLanded,

    /// <summary>It could not be landed; see the error.</summary>
    Failed,

    /// <summary>It may still be written to, or there was no time for it: a later call lands it.</summary>
    Waiting,
}
