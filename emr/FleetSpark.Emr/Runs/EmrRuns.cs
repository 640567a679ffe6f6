using FleetSpark.Core;
using FleetSpark.Emr.Calls;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Logs;
using FleetSpark.Emr.Packages;
using FleetSpark.Lake;
using FleetSpark.Lake.Manifests;

namespace FleetSpark.Emr.Runs;

/// <summary>The runs of a lake on EMR: submitted, followed, explained, cancelled.</summary>
public sealed class EmrRuns : IDisposable
{
    private const string NameOfServerless = "fleet";

    private readonly DataLake _lake;
    private readonly EmrSettings _settings;
    private readonly IRunPlace _place;
    private readonly TimeProvider _clock;
    private readonly SubmitTimes _times;
    private readonly Claims _claims;

    /// <summary>The runs of a lake that work somewhere; see <see cref="EmrPlaces"/>.</summary>
    internal EmrRuns(DataLake lake, EmrSettings settings, IRunPlace place, Claims claims, TimeProvider clock, SubmitTimes times) =>
        (_lake, _settings, _place, _claims, _clock, _times) = (lake, settings, place, claims, clock, times);

    /// <summary>Where logs lie; null where emr.yaml does not say it, and there are none.</summary>
    public string? LogPlace => _settings.Logs?.ToString();

    /// <summary>What a run is to do, by name, from what the lake holds now.</summary>
    /// <exception cref="FleetException">FS7004: emr.yaml names no place for packages. FS7104, FS7105: no package is deployed for the processors there.</exception>
    public async Task<PreparedRun> PrepareAsync(RunRequest run, CancellationToken cancellationToken)
    {
        var package = await new PackageStore(_settings.RequiredPackages, _clock).ReadCurrentAsync(_place.Architecture, cancellationToken);
        var program = new RunProgram(package, _settings.Spark, run.ArgumentsFor(_lake.Location.ToString()));
        return new PreparedRun(
            RunName.For(_settings.Cluster?.Name ?? NameOfServerless, program, await _lake.ReadTextAsync(LakeSettings.FileName, cancellationToken), await LakeContent.ReadAsync(_lake, package.Sources, cancellationToken)),
            program);
    }

    /// <summary>The requests that would be made, as JSON.</summary>
    public Task<string> PreviewAsync(PreparedRun run, CancellationToken cancellationToken) => _place.PreviewAsync(run.Name, run.Program, cancellationToken);

    /// <summary>Submits a run, unless the same is submitted already.</summary>
    /// <returns>The run, and whether this call submitted it.</returns>
    /// <exception cref="FleetException">FS7201, FS7202: AWS refuses, or does not answer. FS7203: another caller claims to submit it and does not.</exception>
    public Task<(SubmittedRun Run, bool IsNew)> SubmitAsync(PreparedRun run, CancellationToken cancellationToken) =>
        new RunSubmitter(_place, _claims, _clock, _times).SubmitAsync(run.Name, run.Program, cancellationToken);

    /// <summary>All runs of the last two weeks, the newest first.</summary>
    public Task<IReadOnlyList<SubmittedRun>> ListAsync(CancellationToken cancellationToken) => _place.ListAsync(cancellationToken);

    /// <summary>A run by its name, the beginning of it, or its id; the newest where none is named.</summary>
    /// <exception cref="FleetException">FS7205, FS7206: there is none.</exception>
    public async Task<SubmittedRun> FindAsync(string? named, CancellationToken cancellationToken)
    {
        var all = await ListAsync(cancellationToken);
        if (named is null)
        {
            return all is [var newest, ..] ? newest : throw EmrErrors.NoRuns(ClusterFinder.Days);
        }

        return all.FirstOrDefault(run => run.Name.ToString() == named || run.Id == named)
            ?? all.FirstOrDefault(run => run.Name.ToString().StartsWith(named, StringComparison.Ordinal))
            ?? throw EmrErrors.NoRun(named, ClusterFinder.Days);
    }

    /// <summary>Follows a run to its end.</summary>
    /// <param name="run">The run.</param>
    /// <param name="progress">Told of it whenever it was looked at; null for nobody.</param>
    /// <param name="cancellationToken">Stops the following, not the run.</param>
    public async Task<SubmittedRun> WaitAsync(SubmittedRun run, IProgress<SubmittedRun>? progress, CancellationToken cancellationToken)
    {
        for (; ;)
        {
            run = await _place.LookAsync(run, cancellationToken);
            progress?.Report(run);
            if (run.HasEnded)
            {
                return run;
            }

            await Task.Delay(_times.PollEvery, _clock, cancellationToken);
        }
    }

    /// <summary>The logs of a run, those of the driver first.</summary>
    /// <param name="run">The run.</param>
    /// <param name="isPatient">Whether they are waited for, as long as EMR may need to bring them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The logs; none where they did not come.</returns>
    public async Task<IReadOnlyList<LogFile>> ReadLogsAsync(SubmittedRun run, bool isPatient, CancellationToken cancellationToken)
    {
        if (_settings.Logs is not { } place)
        {
            return [];
        }

        var logs = new RunLogs(place, _clock);
        for (var until = _clock.GetUtcNow() + _times.LogPatience; ;)
        {
            var found = await logs.ReadAsync(_place.LogPrefixOf(run), cancellationToken);
            if (found.Count > 0 || !isPatient || _clock.GetUtcNow() >= until)
            {
                return found;
            }

            await Task.Delay(_times.PollEvery, _clock, cancellationToken);
        }
    }

    /// <summary>The failure of a run that did not end well, with its probable cause.</summary>
    /// <param name="run">The run.</param>
    /// <param name="isPatient">Whether its logs are waited for.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<FleetException> ExplainAsync(SubmittedRun run, bool isPatient, CancellationToken cancellationToken)
    {
        var cause = run.IsCancelled ? null : ProbableCause.Of(await ReadLogsAsync(run, isPatient, cancellationToken));
        return EmrErrors.RunEnded(
            run.Name.ToString(),
            run.State,
            ReasonOf(run, cause));
    }

    private string ReasonOf(SubmittedRun run, ProbableCause? cause) => (cause, run) switch
    {
        ({ } found, _) => $"{found.Text}\n(from {found.Place})",
        (_, { Reason: { Length: > 0 } said }) => said,
        (_, { IsCancelled: true }) => "Somebody cancelled it, or its cluster ended",
        _ when _settings.Logs is null => "EMR says no reason, and keeps no logs: set 'logs' in emr.yaml, and the next cluster does",
        _ => $"EMR says no reason, and there are no logs in '{LogPlace}' yet: 'fleet emr logs' looks again",
    };

    /// <summary>Cancels a run, one that works too.</summary>
    /// <exception cref="FleetException">FS7207: EMR does not.</exception>
    public Task CancelAsync(SubmittedRun run, CancellationToken cancellationToken) => _place.CancelAsync(run, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _place.Dispose();
}

/// <summary>A run that is ready to be submitted.</summary>
/// <param name="Name">Its first attempt's name.</param>
/// <param name="Program">What it starts.</param>
public sealed record PreparedRun(RunName Name, RunProgram Program);
