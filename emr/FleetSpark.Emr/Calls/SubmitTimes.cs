namespace FleetSpark.Emr.Calls;

/// <summary>How long things are waited for.</summary>
public sealed record SubmitTimes
{
    /// <summary>How often it is looked at what goes on.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After how long a claim of somebody who did not do what he claimed is taken over: longer than a living caller needs from the claim to the call, its time-outs included.</summary>
    public TimeSpan ClaimGrace { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long it is looked for what a call without an answer may have made.</summary>
    public TimeSpan UnansweredLook { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often it is looked for that.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a call that is refused as one too many, or is lost, is made in all.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>How long logs of a run that ended are waited for; EMR brings them every five minutes.</summary>
    public TimeSpan LogPatience { get; init; } = TimeSpan.FromMinutes(7);
}
