using FleetSpark.Aws.Glue;
using FleetSpark.Core;
using FleetSpark.Emr.Calls;
using FleetSpark.Emr.Catalog;
using FleetSpark.Lake;

namespace FleetSpark.Cli.Commands;

/// <summary>Brings Glue up to what a run published, where the lake's <c>emr.yaml</c> asks for it. The run is done whatever becomes of that, and the next sync mends it.</summary>
internal static class CatalogFollowing
{
    /// <summary>Follows; what fails is told on standard error, with its code.</summary>
    public static async Task FollowAsync(CommandCall call, DataLake lake, CancellationToken cancellationToken)
    {
        try
        {
            if (await CatalogFile.ReadAsync(lake, cancellationToken) is not { Catalog: { IsSynced: true } settings })
            {
                return;
            }

            call.Progress.Report("bringing Glue up to the head");
            using var client = AwsClients.Open(() => new GlueClient());
            await new LakeCatalog(lake, call.Catalog, settings, client).SyncAsync(cancellationToken);
        }
        catch (FleetException failed)
        {
            call.Progress.Note($"{failed.Line} The run is published all the same; 'fleet catalog sync' does this part again.");
        }
    }
}
