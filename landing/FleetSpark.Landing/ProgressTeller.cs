namespace FleetSpark.Landing;

/// <summary>Tells how far a call has come, with what the files before have added.</summary>
internal sealed class ProgressTeller(IProgress<LandingProgress>? progress, string file, List<FileReport> before, int fileCount)
{
    private readonly int _fileNumber = before.Count + 1;
    private readonly long _records = before.Sum(report => report.Records);
    private readonly long _bytes = before.Sum(report => report.Bytes);

    /// <summary>Tells the records and bytes of the file at hand.</summary>
    public void Tell(long records, long bytes) =>
        progress?.Report(new LandingProgress(file, _fileNumber, fileCount, _records + records, _bytes + bytes));
}
