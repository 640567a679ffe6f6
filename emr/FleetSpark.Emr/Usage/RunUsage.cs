namespace FleetSpark.Emr.Usage;

/// <summary>What a run took elsewhere than on the machine that started it. It is kept beside the run's report: it is found out after that was written, and of many runs never.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Place">Where it worked, as who submitted it knows the place: the id of a cluster or an application.</param>
/// <param name="Region">The region, by which prices go.</param>
public sealed record RunUsage(string RunId, string Place, string Region)
{
    /// <summary>The machines that were there for the run; none where it worked on no machines of its own.</summary>
    public IReadOnlyList<InstanceHours> Machines { get; init; } = [];

    /// <summary>Under which name the place knows what it bills; null where <see cref="Machines"/> say it all.</summary>
    public string? Job { get; init; }

    /// <summary>The kind of processors, by which prices of a <see cref="Job"/> go.</summary>
    public string? Architecture { get; init; }
}
