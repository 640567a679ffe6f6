using FleetSpark.Aws.Emr;
using FleetSpark.Core;
using FleetSpark.Emr.Calls;
using FleetSpark.Emr.Runs;
using FleetSpark.Emr.Usage;

namespace FleetSpark.Emr.Clusters;

/// <summary>Runs as steps of the clusters of a name. Adding a step takes no token, so that it is looked whether one is there before it is added again.</summary>
/// <param name="emr">Is asked; it is disposed with this.</param>
/// <param name="clusters">Finds or makes the cluster.</param>
/// <param name="settings">The cluster.</param>
/// <param name="calls">Adds steps.</param>
internal sealed class ClusterSteps(EmrClient emr, ClusterFinder clusters, ClusterSettings settings, UncertainCall calls) : IRunPlace
{
    private const int MostClusters = 3;

    /// <inheritdoc />
    public Architecture Architecture => settings.Architecture;

    /// <inheritdoc />
    public async Task<IReadOnlyList<SubmittedRun>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<SubmittedRun>();
        foreach (var cluster in await clusters.ListAsync(cancellationToken))
        {
            found.AddRange(await ListOfAsync(cluster.Id, cancellationToken));
        }

        return [.. found.OrderByDescending(run => run.CreatedAt).ThenByDescending(run => run.Name.Attempt)];
    }

    /// <inheritdoc />
    public async Task<(SubmittedRun Run, bool IsNew)> AddAsync(RunName name, RunProgram program, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            var cluster = await clusters.FindOrMakeAsync(cancellationToken);
            // A claim may be taken over from a caller who was late and submitted after all.
            if (await FindAsync(cluster, name, cancellationToken) is { } there)
            {
                return (there, IsNew: false);
            }

            try
            {
                return (await AddAsync(cluster, name, program, cancellationToken), IsNew: true);
            }
            catch (FleetException refused) when (EmrErrors.IsRefusal(refused) && tried < MostClusters)
            {
                // A cluster that begins to end takes no step any more, and the next one will; whatever else is refused is.
                if (ClusterFinder.LivingOf(await clusters.ListAsync(cancellationToken))?.Id == cluster)
                {
                    throw;
                }
            }
        }
    }

    /// <inheritdoc />
    public async Task<string> PreviewAsync(RunName name, RunProgram program, CancellationToken cancellationToken)
    {
        var cluster = await clusters.PreviewAsync(cancellationToken);
        var id = Requests.IdOf(cluster);
        return Requests.TextOf(id, StepOf(id, name, program), cluster);
    }

    /// <inheritdoc />
    public async Task<SubmittedRun> LookAsync(SubmittedRun run, CancellationToken cancellationToken) =>
        RunOf(run.Place, run.Name, (await AwsCalls.CallAsync("DescribeStep", () => emr.DescribeStepAsync(new DescribeStepInput(run.Place, run.Id), cancellationToken), cancellationToken)).Step);

    /// <inheritdoc />
    public async Task CancelAsync(SubmittedRun run, CancellationToken cancellationToken)
    {
        var answer = await AwsCalls.CallAsync("CancelSteps", () => emr.CancelStepsAsync(new CancelStepsInput(run.Place, [run.Id], "SEND_INTERRUPT"), cancellationToken), cancellationToken);
        if (answer.CancelStepsInfoList is not [{ Status: "SUBMITTED" }, ..])
        {
            throw EmrErrors.NotCancelled(run.Name.ToString(), answer.CancelStepsInfoList is [{ Reason: { Length: > 0 } reason }, ..] ? reason : "EMR says no reason");
        }
    }

    /// <inheritdoc />
    public string LogPrefixOf(SubmittedRun run) => $"{run.Place}/steps/{run.Id}/";

    /// <inheritdoc />
    public void Dispose() => emr.Dispose();

    private Task<SubmittedRun> AddAsync(string cluster, RunName name, RunProgram program, CancellationToken cancellationToken) => calls.MakeAsync(
        "AddJobFlowSteps",
        async () =>
        {
            var added = await emr.AddJobFlowStepsAsync(new AddJobFlowStepsInput(cluster, [StepOf(cluster, name, program)]), cancellationToken);
            return new SubmittedRun(name, cluster, added.StepIds[0], "PENDING");
        },
        () => FindAsync(cluster, name, cancellationToken),
        cancellationToken);

    private async Task<SubmittedRun?> FindAsync(string cluster, RunName name, CancellationToken cancellationToken) =>
        (await ListOfAsync(cluster, cancellationToken)).FirstOrDefault(run => run.Name == name);

    private async Task<List<SubmittedRun>> ListOfAsync(string cluster, CancellationToken cancellationToken)
    {
        var found = new List<SubmittedRun>();
        await foreach (var step in AwsPages.ReadAsync(
            token => AwsCalls.CallAsync("ListSteps", () => emr.ListStepsAsync(new ListStepsInput(cluster, token), cancellationToken), cancellationToken), page => page.Steps, page => page.Marker))
        {
            if (RunName.TryParse(step.Name, out var name))
            {
                found.Add(RunOf(cluster, name, step));
            }
        }

        return found;
    }

    private StepConfig StepOf(string cluster, RunName name, RunProgram program) => new(
        name.ToString(),
        new HadoopJarStepConfig(
            "command-runner.jar",
            [
                "spark-submit", "--deploy-mode", "cluster", "--name", name.ToString(), "--archives", program.UnpackedArchive,
                // A driver that failed is not started again behind the run's back: the next attempt is one with a name of its own.
                "--conf", "spark.yarn.maxAppAttempts=1",
                "--conf", $"spark.yarn.appMasterEnv.AWS_REGION={emr.Region}",
                // By this the run finds out what it took.
                "--conf", $"spark.yarn.appMasterEnv.{RunVariables.Cluster}={cluster}",
                // A JVM out of memory loses the thread that answers, and would be waited for without end.
                "--conf", "spark.yarn.appMasterEnv.JDK_JAVA_OPTIONS=-XX:+ExitOnOutOfMemoryError",
                .. program.Settings.SelectMany(setting => (string[])["--conf", $"{setting.Key}={setting.Value}"]),
                program.Package.Launcher, .. program.Arguments,
            ]),
        "CONTINUE");

    private static SubmittedRun RunOf(string cluster, RunName name, Step step) => new(name, cluster, step.Id, step.Status.State)
    {
        CreatedAt = step.Status.Timeline?.CreationDateTime,
        StartedAt = step.Status.Timeline?.StartDateTime,
        EndedAt = step.Status.Timeline?.EndDateTime,
        Reason = step.Status.FailureDetails?.Message ?? step.Status.StateChangeReason?.Message,
    };
}
