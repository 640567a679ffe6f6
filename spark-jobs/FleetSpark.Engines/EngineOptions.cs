namespace FleetSpark.Engines;

/// <summary>How an engine is opened.</summary>
public sealed record EngineOptions
{
    /// <summary>Where it may write what memory does not hold, and files on their way into the lake.</summary>
    public required string ScratchFolder { get; init; }

    /// <summary>Gets the text of every statement; null for none.</summary>
    public StatementLog? Log { get; init; }

    /// <summary>Spark's master, <c>local[2]</c> say; null for what Spark's own settings say, and all cores of this machine where they say nothing. Other engines have none.</summary>
    public string? Master { get; init; }

    /// <summary>Told how far the statement that runs now has come, as <c>stage 12: 3 of 8 tasks</c>; null for nobody.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>Told once what a user should know of the engine: where its own log is, say; null for nobody.</summary>
    public IProgress<string>? Notices { get; init; }
}
