using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FleetSpark.Aws.Serverless;
using FleetSpark.Emr.Calls;
using FleetSpark.Emr.Clusters;
using FleetSpark.Emr.Runs;
using FleetSpark.Emr.Usage;

namespace FleetSpark.Emr.Serverless;

/// <summary>Runs as job runs of EMR Serverless. The client token is of a run's name: the service starts none twice.</summary>
/// <param name="serverless">Is asked; it is disposed with this.</param>
/// <param name="settings">The application.</param>
/// <param name="logs">Where logs go, null for nowhere.</param>
/// <param name="clock">Tells what is two weeks old.</param>
internal sealed class ServerlessJobs(EmrServerlessClient serverless, ServerlessSettings settings, string? logs, TimeProvider clock) : IRunPlace
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc />
    public Architecture Architecture => settings.Architecture;

    /// <inheritdoc />
    public async Task<IReadOnlyList<SubmittedRun>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<SubmittedRun>();
        await foreach (var job in AwsPages.ReadAsync(
            token => AwsCalls.CallAsync("ListJobRuns", () => serverless.ListJobRunsAsync(settings.ApplicationId, clock.GetUtcNow().AddDays(-ClusterFinder.Days), token, cancellationToken), cancellationToken), page => page.JobRuns, page => page.NextToken))
        {
            if (RunName.TryParse(job.Name, out var name))
            {
                found.Add(new SubmittedRun(name, settings.ApplicationId, job.Id, job.State) { CreatedAt = job.CreatedAt });
            }
        }

        return [.. found.OrderByDescending(run => run.CreatedAt).ThenByDescending(run => run.Name.Attempt)];
    }

    /// <inheritdoc />
    public async Task<(SubmittedRun Run, bool IsNew)> AddAsync(RunName name, RunProgram program, CancellationToken cancellationToken)
    {
        var started = await AwsCalls.CallAsync("StartJobRun", () => serverless.StartJobRunAsync(settings.ApplicationId, InputOf(name, program), cancellationToken), cancellationToken);
        return (new SubmittedRun(name, settings.ApplicationId, started.JobRunId, "SUBMITTED"), IsNew: true);
    }

    /// <inheritdoc />
    public Task<string> PreviewAsync(RunName name, RunProgram program, CancellationToken cancellationToken) =>
        Task.FromResult(new JsonObject { ["StartJobRun"] = JsonNode.Parse(ServerlessRequests.BytesOf(InputOf(name, program))) }.ToJsonString(Indented));

    /// <inheritdoc />
    public async Task<SubmittedRun> LookAsync(SubmittedRun run, CancellationToken cancellationToken)
    {
        var job = (await AwsCalls.CallAsync("GetJobRun", () => serverless.GetJobRunAsync(run.Place, run.Id, cancellationToken), cancellationToken)).JobRun;
        var looked = run with { State = job.State, CreatedAt = job.CreatedAt, StartedAt = job.CreatedAt, Reason = job.StateDetails };
        return looked.HasEnded ? looked with { EndedAt = job.UpdatedAt } : looked;
    }

    /// <inheritdoc />
    public Task CancelAsync(SubmittedRun run, CancellationToken cancellationToken) =>
        AwsCalls.CallAsync("CancelJobRun", () => serverless.CancelJobRunAsync(run.Place, run.Id, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public string LogPrefixOf(SubmittedRun run) => $"applications/{run.Place}/jobs/{run.Id}/SPARK_DRIVER/";

    /// <inheritdoc />
    public void Dispose() => serverless.Dispose();

    private StartJobRunInput InputOf(RunName name, RunProgram program) => new(
        name.Token,
        settings.ExecutionRole,
        new JobDriver(new SparkSubmit(
            program.Package.Launcher,
            program.Arguments,
            string.Join(' ', program.Settings.Select(setting => (setting.Key, setting.Value)).Concat(VariablesOf(name)).Select(setting => $"--conf {Quoted($"{setting.Key}={setting.Value}")}").Prepend($"--archives {program.UnpackedArchive}")))))
    {
        Name = name.ToString(),
        ExecutionTimeoutMinutes = (long)settings.Timeout.TotalMinutes,
        ConfigurationOverrides = logs is null ? null : new ConfigurationOverrides(new MonitoringConfiguration(new S3MonitoringConfiguration($"{logs}/"))),
    };

    // By these the run leaves word of where it worked.
    private IEnumerable<(string Key, string Value)> VariablesOf(RunName name) =>
    [
        ($"spark.emr-serverless.driverEnv.{RunVariables.Application}", settings.ApplicationId),
        ($"spark.emr-serverless.driverEnv.{RunVariables.Job}", name.ToString()),
        ($"spark.emr-serverless.driverEnv.{RunVariables.Architecture}", Architectures.NameOf(settings.Architecture)),
    ];

    // The words of spark-submit come as one text here, which is split as a shell splits it.
    private static string Quoted(string word) => word.AsSpan().ContainsAny(" '\"\\") ? $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'" : word;
}
