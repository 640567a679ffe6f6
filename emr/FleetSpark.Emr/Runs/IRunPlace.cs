using FleetSpark.Core;
using FleetSpark.Emr.Clusters;

namespace FleetSpark.Emr.Runs;

/// <summary>Where runs work: steps of a cluster, or job runs of EMR Serverless.</summary>
internal interface IRunPlace : IDisposable
{
    /// <summary>The processors that it has.</summary>
    Architecture Architecture { get; }

    /// <summary>All runs of the last two weeks, the newest first.</summary>
    Task<IReadOnlyList<SubmittedRun>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Submits a run, unless one of its name is there.</summary>
    /// <returns>The run, and whether this call submitted it.</returns>
    /// <exception cref="FleetException">FS7201, FS7202: AWS refuses, or does not answer.</exception>
    Task<(SubmittedRun Run, bool IsNew)> AddAsync(RunName name, RunProgram program, CancellationToken cancellationToken);

    /// <summary>The requests that <see cref="AddAsync"/> would make, as JSON.</summary>
    Task<string> PreviewAsync(RunName name, RunProgram program, CancellationToken cancellationToken);

    /// <summary>A run as it is now.</summary>
    Task<SubmittedRun> LookAsync(SubmittedRun run, CancellationToken cancellationToken);

    /// <summary>Cancels a run, one that works too.</summary>
    /// <exception cref="FleetException">FS7207: EMR does not.</exception>
    Task CancelAsync(SubmittedRun run, CancellationToken cancellationToken);

    /// <summary>What the keys of a run's own logs begin with.</summary>
    string LogPrefixOf(SubmittedRun run);
}
