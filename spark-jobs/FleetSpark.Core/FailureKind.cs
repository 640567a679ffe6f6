namespace FleetSpark.Core;

/// <summary>What a failure asks of who called: the exit code and the printed line follow it.</summary>
public enum FailureKind
{
    /// <summary>Something has to be mended first: a file, a setting, the lake.</summary>
    Refused,

    /// <summary>Only the caller's own words can cause it: no day, no such table. Call it otherwise.</summary>
    WrongUse,

    /// <summary>The same call may succeed when made again, and doubles nothing.</summary>
    Retry,
}
