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
            if (await new RunUsages().FindAsync(report.RunId, report.StartedAt, TimeProvider.System.GetUtcNow(), Environment.GetEnvironmentVariable, cancellationToken) is { } usage)
            {
                await lake.Manifests.WriteUsageAsync(report.RunId, usage, cancellationToken);
            }
        }
        catch (FleetException failed)
        {
            call.Progress.Note($"{PriceErrors.UsageUnknown($"the run {report.RunId}", failed).Line} The run is published all the same.");
        }
    }
}
