namespace FleetSpark.Landing;

/// <summary>How far a call has come; told at least once a file.</summary>
/// <param name="File">The file at hand, as it was named to the call.</param>
/// <param name="FileNumber">Which file that is, counted from 1.</param>
/// <param name="FileCount">How many files there are.</param>
/// <param name="Records">Records landed so far, over all files.</param>
/// <param name="Bytes">Uncompressed bytes landed so far, over all files.</param>
public sealed record LandingProgress(string File, int FileNumber, int FileCount, long Records, long Bytes);
