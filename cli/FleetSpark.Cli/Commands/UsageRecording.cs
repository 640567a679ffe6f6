using FleetSpark.Core;
using FleetSpark.Emr.Prices;
using FleetSpark.Emr.Usage;
using FleetSpark.Jobs.Reporting;
using FleetSpark.Lake;

namespace FleetSpark.Cli.Commands;

/// <summary>Keeps what a run took on EMR, which it knows by its environment to be where it works. The run is done whatever becomes of that.</summary>
internal static class UsageRecording
{
    /// <summary>Asks and keeps; what fails is told on standard error, with its code.</summary>
    public static async Task RecordAsync(CommandCall call, DataLake lake, RunReport report, CancellationToken cancellationToken)
    {
        if (!report.IsKept)
        {
            return;
        }

        try
        {
            if (await FindAsync(report, cancellationToken) is { } usage)
            {
                await lake.Manifests.WriteUsageAsync(report.RunId, usage, cancellationToken);
            }
        }
        catch (FleetException failed)
        {
            call.Progress.Note($"{PriceErrors.UsageUnknown($"the run {report.RunId}", failed).Line} The run is published all the same.");
        }
    }

    private static async Task<RunUsage?> FindAsync(RunReport report, CancellationToken cancellationToken)
    {
        var usages = new RunUsages();
        if (Variable(RunVariables.Cluster) is { } cluster)
        {
            var now = TimeProvider.System.GetUtcNow();
            var machines = await usages.ReadClusterAsync(cluster, UtcInstants.TryParse(report.StartedAt, out var start) ? start : now, now, cancellationToken);
            return new RunUsage(report.RunId, cluster, usages.Region) { Machines = [.. machines.Select(kind => new UsedMachines(kind.Type, kind.Market, kind.Hours))] };
        }

        // What a job run is billed for is told once it has ended: by whoever looks at the history.
        return Variable(RunVariables.Application) is { } application && Variable(RunVariables.Job) is { } job
            ? new RunUsage(report.RunId, application, usages.Region) { Job = job, Architecture = Variable(RunVariables.Architecture) }
            : null;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } set ? set : null;
}
