namespace FleetSpark.Landing.Sources.Fleet;

/// <summary>What one call landed of the fleet registry.</summary>
public sealed record FleetReport
{
    /// <summary>When the snapshot was taken, by the clock of who holds the registry.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Rows of the snapshot, what was no record left out.</summary>
    public int Rows { get; init; }

    /// <summary>Plates in it.</summary>
    public int Plates { get; init; }

    /// <summary>Rows that were new or said otherwise than before, and were landed.</summary>
    public int Changed { get; init; }

    /// <summary>Plates that are no longer there, and were landed as retired.</summary>
    public int Retired { get; init; }

    /// <summary>Rows that were taken back.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Plates that are not in the snapshot and were let stay, since it holds what is no record: one of those may be theirs.</summary>
    public int Withheld { get; init; }

    /// <summary>What was no record, and was not known as such from the snapshot before; how often each reason was met, a code of <see cref="RefusalReasons"/>; by reason (ordinal).</summary>
    public IReadOnlyDictionary<string, long> RefusedByReason { get; init; } = new SortedDictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Objects put, what another call had left to put included.</summary>
    public int Objects { get; init; }

    /// <summary>Records put, retired and withdrawn ones included.</summary>
    public int Records => Changed + Retired + Withdrawn;

    /// <summary>Whether another call landed a later snapshot meanwhile, so that nothing of this one was landed.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>Objects that an earlier call had decided on and did not come to put; this one did.</summary>
    public int Completed { get; init; }
}
