using FleetSpark.Core;
using FleetSpark.Jobs.Running;
using FleetSpark.Jobs.Staging;

namespace FleetSpark.Jobs.Reporting;

/// <summary>What is known of a run by the time it ends, however it ends: the run writes as it goes, and who called it reads.</summary>
public sealed class RunJournal
{
    private readonly List<FleetException> _leftovers = [];

    /// <summary>The run; null before it has a name.</summary>
    public string? RunId { get; internal set; }

    /// <summary>What was staged; empty where the run failed before that was done.</summary>
    public IReadOnlyList<StagedSource> Staged { get; internal set; } = [];

    /// <summary>What the checks found; empty where the run failed before they were done.</summary>
    public IReadOnlyList<CheckResult> Checks { get; internal set; } = [];

    /// <summary>What failed after it was decided how the run ends, and changes nothing of that.</summary>
    public IReadOnlyList<FleetException> Leftovers => _leftovers;

    /// <summary>Does what changes nothing of how the run ends; where it fails, by whatever, that is one of the <see cref="Leftovers"/>.</summary>
    /// <param name="work">What is done.</param>
    /// <param name="coded">Its failure with a code.</param>
    /// <param name="cancellationToken">What stops it, which is no failure.</param>
    internal async Task TryAsync(Func<Task> work, Func<Exception, FleetException> coded, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            _leftovers.Add(coded(failed));
        }
    }
}
