using FleetSpark.Core;

namespace FleetSpark.Landing;

/// <summary>What became of each file, and the sums.</summary>
/// <param name="Files">One entry a file, in the order in which they were landed.</param>
public sealed record LandingReport(IReadOnlyList<FileReport> Files)
{
    /// <summary>Files that this call landed.</summary>
    public int Landed => CountOf(FileOutcome.Landed);

    /// <summary>Files whose content had been landed before.</summary>
    public int AlreadyLanded => CountOf(FileOutcome.AlreadyLanded);

    /// <summary>Files that could not be landed; a caller refuses with exit code 1 where there is one.</summary>
    public int Failed => CountOf(FileOutcome.Failed);

    /// <summary>How often each error stopped a file; by code (ordinal).</summary>
    public IReadOnlyDictionary<string, int> FailedByCode => new SortedDictionary<string, int>(
        Files.Select(file => file.Error).OfType<FleetException>().GroupBy(error => error.Code, StringComparer.Ordinal).ToDictionary(errors => errors.Key, errors => errors.Count(), StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>What the failed files ask of who called: to call again where that helps one of them, else to mend something first.</summary>
    public FailureKind FailedKind => Files.Any(file => file.Error?.Kind == FailureKind.Retry) ? FailureKind.Retry : FailureKind.Refused;

    /// <summary>Files of which there is something to say: all but those that were landed before, which a server may show for years.</summary>
    public IEnumerable<FileReport> Told => Files.Where(file => file.Outcome != FileOutcome.AlreadyLanded || file.Note is not null);

    /// <summary>Files that may still be written to, or for which there was no time, and are left for a later call.</summary>
    public int Waiting => CountOf(FileOutcome.Waiting);

    /// <summary>Records of all files that this call landed.</summary>
    public long Records => Files.Sum(file => file.Records);

    /// <summary>What was no record, of all files that this call landed.</summary>
    public long Refused => Files.Sum(file => file.Refused);

    /// <summary>How often each reason was met, over all files that this call landed; by reason (ordinal).</summary>
    public IReadOnlyDictionary<string, long> RefusedByReason => RefusalCounts.Sum(Files.Select(file => file.RefusedByReason));

    /// <summary>Objects of all files that this call landed.</summary>
    public int Objects => Files.Sum(file => file.Objects);

    /// <summary>Uncompressed bytes of all files that this call landed.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);

    private int CountOf(FileOutcome outcome) => Files.Count(file => file.Outcome == outcome);
}
