using FleetSpark.Aws.Emr;
using FleetSpark.Core;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Logs;
using FleetSpark.Emr.Packages;
using FleetSpark.Emr.Steps;
using FleetSpark.Lake;
using FleetSpark.Lake.Manifests;

namespace FleetSpark.Emr;

/// <summary>The runs of a lake on EMR: submitted, followed, explained, cancelled.</summary>
public sealed class EmrRuns : IDisposable
{
    private const string SettingsKey = "settings.yaml";

    private readonly EmrClient _emr;
    private readonly DataLake _lake;
    private readonly EmrSettings _settings;
    private readonly TimeProvider _clock;
    private readonly SubmitTimes _times;
    private readonly Claims _claims;
    private readonly ClusterFinder _clusters;
    private readonly StepFinder _finder;

    /// <summary>The runs of a lake.</summary>
    /// <param name="lake">The lake, on S3.</param>
    /// <param name="settings">Its emr.yaml.</param>
    /// <param name="emr">Is asked; it is disposed with this.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="times">How long things are waited for; null for the defaults.</param>
    /// <exception cref="FleetException">FS6003: the lake is in a folder. FS6004: emr.yaml has no cluster.</exception>
    public EmrRuns(DataLake lake, EmrSettings settings, EmrClient emr, TimeProvider clock, SubmitTimes? times = null)
    {
        if (lake.Location.S3 is null)
        {
            throw EmrErrors.LakeInFolder(lake.Location.ToString());
        }

        Cluster = settings.Cluster ?? throw EmrErrors.NotSetUp("cluster", "no cluster for steps to work on");
        (_lake, _settings, _emr, _clock, _times) = (lake, settings, emr, clock, times ?? new SubmitTimes());
        _claims = new Claims(lake.Curated, clock, _times.ClaimGrace);
        _clusters = new ClusterFinder(emr, settings, Cluster, _claims, clock, _times);
        _finder = new StepFinder(emr, _clusters);
    }

    /// <summary>The cluster on which they work.</summary>
    public ClusterSettings Cluster { get; }

    /// <summary>Where logs lie, for a message.</summary>
    public string LogPlace => _settings.Logs?.ToString() ?? "logs, which emr.yaml does not set";

    /// <summary>What would be asked of EMR: the step, and the cluster where none lives.</summary>
    public async Task<PreparedRun> PrepareAsync(RunRequest run, CancellationToken cancellationToken)
    {
        var package = await new PackageStore(_settings.Packages, _clock).ReadCurrentAsync(Cluster.Architecture, cancellationToken);
        var request = new StepRequest(package, _settings.Spark, run.ArgumentsFor(_lake.Location.ToString()), _emr.Region);
        var name = RunName.For(
            package,
            request.Arguments.Concat(request.Settings.Select(setting => $"{setting.Key}={setting.Value}")),
            await _lake.ReadTextAsync(SettingsKey, cancellationToken),
            await LakeContent.ReadAsync(_lake, package.Sources, cancellationToken));
        return new PreparedRun(name, request);
    }

    /// <summary>The call that would make the cluster; null where one lives.</summary>
    public async Task<RunJobFlowInput?> PrepareClusterAsync(CancellationToken cancellationToken) =>
        ClusterFinder.LivingOf(await _clusters.ListAsync(cancellationToken)) is null ? ClusterRequest.Of(_settings, Cluster) : null;

    /// <summary>Submits a run, unless the same is submitted already.</summary>
    public Task<SubmittedRun> SubmitAsync(PreparedRun run, CancellationToken cancellationToken) =>
        new StepSubmitter(_emr, _clusters, _finder, _claims, _clock, _times).SubmitAsync(run.Name, run.Request, cancellationToken);

    /// <summary>The cluster that takes steps; one is made where there is none.</summary>
    public async Task<Cluster> FindOrMakeClusterAsync(CancellationToken cancellationToken)
    {
        var id = await _clusters.FindOrMakeAsync(cancellationToken);
        return (await AwsCalls.CallAsync("DescribeCluster", () => _emr.DescribeClusterAsync(new DescribeClusterInput(id), cancellationToken))).Cluster;
    }

    /// <summary>Ends the cluster that lives.</summary>
    /// <returns>Its id; null where none lives.</returns>
    public async Task<string?> TerminateClusterAsync(CancellationToken cancellationToken)
    {
        if (ClusterFinder.LivingOf(await _clusters.ListAsync(cancellationToken)) is not { } living)
        {
            return null;
        }

        await AwsCalls.CallAsync("TerminateJobFlows", () => _emr.TerminateJobFlowsAsync(new TerminateJobFlowsInput([living.Id]), cancellationToken));
        return living.Id;
    }

    /// <summary>All runs of the last two weeks, the newest first.</summary>
    public Task<IReadOnlyList<FoundStep>> ListAsync(CancellationToken cancellationToken) => _finder.ListAsync(cancellationToken);

    /// <summary>A run by its name, the beginning of it, or the id of its step; the newest where none is named.</summary>
    public Task<FoundStep> FindAsync(string? named, CancellationToken cancellationToken) => _finder.FindAsync(named, cancellationToken);

    /// <summary>Follows a run to its end.</summary>
    /// <param name="step">The run.</param>
    /// <param name="progress">Told its state whenever it was looked at; null for nobody.</param>
    /// <param name="cancellationToken">Stops the following, not the run.</param>
    public async Task<FoundStep> WaitAsync(FoundStep step, IProgress<FoundStep>? progress, CancellationToken cancellationToken)
    {
        for (; ;)
        {
            step = await _finder.LookAsync(step, cancellationToken);
            progress?.Report(step);
            if (step.HasEnded)
            {
                return step;
            }

            await Task.Delay(_times.PollEvery, _clock, cancellationToken);
        }
    }

    /// <summary>The logs of a run, those of the driver first.</summary>
    /// <param name="step">The run.</param>
    /// <param name="isPatient">Whether they are waited for, as long as EMR may need to bring them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The logs; none where they did not come.</returns>
    public async Task<IReadOnlyList<LogFile>> ReadLogsAsync(FoundStep step, bool isPatient, CancellationToken cancellationToken)
    {
        if (_settings.Logs is not { } place)
        {
            return [];
        }

        var logs = new StepLogs(place, _clock);
        for (var until = _clock.GetUtcNow() + _times.LogPatience; ;)
        {
            var found = await logs.ReadAsync(step, cancellationToken);
            if (found.Count > 0 || !isPatient || _clock.GetUtcNow() >= until)
            {
                return found;
            }

            await Task.Delay(_times.PollEvery, _clock, cancellationToken);
        }
    }

    /// <summary>The failure of a run that did not end well, with its probable cause.</summary>
    public async Task<FleetException> ExplainAsync(FoundStep step, CancellationToken cancellationToken)
    {
        var logs = await ReadLogsAsync(step, isPatient: true, cancellationToken);
        var status = step.Step.Status;
        var said = status.FailureDetails?.Message ?? status.StateChangeReason?.Message;
        var cause = ProbableCause.Of(logs) is { } found ? $"{found.Text}\n(from {found.Place})" : said is { Length: > 0 } ? said : "EMR says no reason, and there are no logs";
        return EmrErrors.RunEnded(step.Name.ToString(), status.State, cause);
    }

    /// <summary>Cancels a run, one that works too.</summary>
    /// <exception cref="FleetException">FS6207: EMR does not.</exception>
    public async Task CancelAsync(FoundStep step, CancellationToken cancellationToken)
    {
        var answer = await AwsCalls.CallAsync("CancelSteps", () => _emr.CancelStepsAsync(new CancelStepsInput(step.ClusterId, [step.Step.Id], "SEND_INTERRUPT"), cancellationToken));
        if (answer.CancelStepsInfoList is not [{ Status: "SUBMITTED" }, ..])
        {
            throw EmrErrors.NotCancelled(step.Name.ToString(), answer.CancelStepsInfoList is [{ Reason: { Length: > 0 } reason }, ..] ? reason : "EMR says no reason");
        }
    }

    /// <inheritdoc />
    public void Dispose() => _emr.Dispose();
}

/// <summary>A run that is ready to be submitted.</summary>
/// <param name="Name">Its first attempt's name.</param>
/// <param name="Request">Its step.</param>
public sealed record PreparedRun(RunName Name, StepRequest Request);
