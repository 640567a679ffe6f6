using FleetSpark.Aws;
using FleetSpark.Aws.Emr;
using FleetSpark.Aws.Serverless;
using FleetSpark.Core;
using FleetSpark.Emr.Calls;

namespace FleetSpark.Emr.Usage;

/// <summary>What runs took on EMR, as EMR says it.</summary>
/// <param name="calls">How AWS is called; null for the defaults.</param>
public sealed class RunUsages(AwsClientOptions? calls = null)
{
    private static readonly TimeSpan BeforeTheRun = TimeSpan.FromHours(1);

    /// <summary>What a run took that works where its environment says.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="startedAt">When it started, as text in UTC.</param>
    /// <param name="endedAt">When it ended.</param>
    /// <param name="variable">Gives the value of a variable of <see cref="RunVariables"/>, null where it is not set.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Null where it works on this machine.</returns>
    /// <exception cref="FleetException">FS7201, FS7202: AWS refuses, or does not answer. FS1015: it is not set up here.</exception>
    public async Task<RunUsage?> FindAsync(string runId, string startedAt, DateTimeOffset endedAt, Func<string, string?> variable, CancellationToken cancellationToken)
    {
        if (variable(RunVariables.Cluster) is { Length: > 0 } cluster)
        {
            using var emr = AwsClients.Open(() => new EmrClient(calls));
            return new RunUsage(runId, cluster, emr.Region) { Machines = await ReadClusterAsync(emr, cluster, UtcInstants.TryParse(startedAt, out var start) ? start : endedAt, endedAt, cancellationToken) };
        }

        // What a job run is billed for is told once it has ended: by whoever looks at the history.
        if (variable(RunVariables.Application) is { Length: > 0 } application && variable(RunVariables.Job) is { Length: > 0 } job)
        {
            using var serverless = AwsClients.Open(() => new EmrServerlessClient(calls));
            return new RunUsage(runId, application, serverless.Region) { Job = job, Architecture = variable(RunVariables.Architecture) };
        }

        return null;
    }

    /// <summary>What a job run of EMR Serverless is billed for, which it is told once it has ended.</summary>
    /// <param name="application">The application's id.</param>
    /// <param name="name">The job run's name.</param>
    /// <param name="startedAt">When the run within it started.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>vCPU hours and gigabyte hours; null where the service knows it no more, or not yet.</returns>
    /// <exception cref="FleetException">FS7201, FS7202: AWS refuses, or does not answer. FS1015: it is not set up here.</exception>
    public async Task<BilledHours?> ReadJobAsync(string application, string name, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        using var serverless = AwsClients.Open(() => new EmrServerlessClient(calls));
        var run = await AwsPages.ReadAsync(
            token => AwsCalls.CallAsync("ListJobRuns", () => serverless.ListJobRunsAsync(application, startedAt - BeforeTheRun, token, cancellationToken), cancellationToken), page => page.JobRuns, page => page.NextToken)
            .FirstOrDefaultAsync(job => job.Name == name, cancellationToken);
        if (run is null)
        {
            return null;
        }

        var job = (await AwsCalls.CallAsync("GetJobRun", () => serverless.GetJobRunAsync(application, run.Id, cancellationToken), cancellationToken)).JobRun;
        return job.BilledResourceUtilization is { VCPUHour: { } processors, MemoryGBHour: { } memory } ? new BilledHours((decimal)processors, (decimal)memory) : null;
    }

    // Between two moments, the first included, the last one not.
    private static async Task<IReadOnlyList<InstanceHours>> ReadClusterAsync(EmrClient emr, string cluster, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var machines = await AwsPages.ReadAsync(
            token => AwsCalls.CallAsync("ListInstances", () => emr.ListInstancesAsync(new ListInstancesInput(cluster) { Marker = token }, cancellationToken), cancellationToken), page => page.Instances, page => page.Marker)
            .ToListAsync(cancellationToken);
        return InstanceHours.Of(machines, from, to);
    }
}

/// <summary>What EMR Serverless bills a job run for.</summary>
/// <param name="VcpuHours">Hours of virtual processors.</param>
/// <param name="MemoryGbHours">Hours of gigabytes of memory.</param>
public sealed record BilledHours(decimal VcpuHours, decimal MemoryGbHours);
