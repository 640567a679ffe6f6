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

    /// <summary>The region that is asked.</summary>
    /// <exception cref="FleetException">FS1015: AWS is not set up here.</exception>
    public string Region
    {
        get
        {
            using var emr = AwsClients.Open(() => new EmrClient(calls));
            return emr.Region;
        }
    }

    /// <summary>The hours of a cluster's machines between two moments.</summary>
    /// <param name="cluster">The cluster's id.</param>
    /// <param name="from">The first moment, included.</param>
    /// <param name="to">The last one, not included.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="FleetException">FS7201, FS7202: AWS refuses, or does not answer. FS1015: it is not set up here.</exception>
    public async Task<IReadOnlyList<InstanceHours>> ReadClusterAsync(string cluster, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        using var emr = AwsClients.Open(() => new EmrClient(calls));
        var machines = new List<Instance>();
        var input = new ListInstancesInput(cluster);
        do
        {
            var page = await AwsCalls.CallAsync("ListInstances", () => emr.ListInstancesAsync(input, cancellationToken), cancellationToken);
            machines.AddRange(page.Instances ?? []);
            input = input with { Marker = page.Marker };
        }
        while (!string.IsNullOrEmpty(input.Marker));
        return InstanceHours.Of(machines, from, to);
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
        string? token = null;
        do
        {
            var page = await AwsCalls.CallAsync("ListJobRuns", () => serverless.ListJobRunsAsync(application, startedAt - BeforeTheRun, token, cancellationToken), cancellationToken);
            if ((page.JobRuns ?? []).FirstOrDefault(job => job.Name == name) is { } found)
            {
                var job = (await AwsCalls.CallAsync("GetJobRun", () => serverless.GetJobRunAsync(application, found.Id, cancellationToken), cancellationToken)).JobRun;
                return job.BilledResourceUtilization is { VCPUHour: { } processors, MemoryGBHour: { } memory } ? new BilledHours((decimal)processors, (decimal)memory) : null;
            }

            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
        return null;
    }
}

/// <summary>What EMR Serverless bills a job run for.</summary>
/// <param name="VcpuHours">Hours of virtual processors.</param>
/// <param name="MemoryGbHours">Hours of gigabytes of memory.</param>
public sealed record BilledHours(decimal VcpuHours, decimal MemoryGbHours);
