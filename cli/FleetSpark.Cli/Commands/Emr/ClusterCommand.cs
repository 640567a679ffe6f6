using System.CommandLine;

namespace FleetSpark.Cli.Commands.Emr;

/// <summary><c>fleet emr cluster</c>: finds or makes the cluster, or ends it.</summary>
internal static class ClusterCommand
{
    /// <summary>The command.</summary>
    public static Command Create(SharedOptions shared)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the request that would make it, or which one would end; make and end nothing." };
        var terminate = new Option<bool>("--terminate") { Description = "End it; what runs on it is cut off, and the lake is whole all the same." };
        var command = new ExampleCommand("cluster", "Find the cluster of emr.yaml, or make it. 'submit' does so too; it ends by itself when it was idle.", "fleet emr cluster", "fleet emr cluster --terminate")
        {
            dryRun, terminate,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var call = new CommandCall(parsed, shared);
            using var place = (await EmrCall.OpenAsync(call, cancellationToken)).OpenCluster();
            if (parsed.GetValue(terminate))
            {
                var isDry = parsed.GetValue(dryRun);
                var ended = isDry ? await place.FindAsync(cancellationToken) : await place.TerminateAsync(cancellationToken);
                call.Out.Line(ended is null ? $"No cluster '{place.Name}' lives in {place.Region}." : $"The cluster {ended} {(isDry ? "would end" : "ends")}.");
            }
            else if (parsed.GetValue(dryRun))
            {
                call.Out.Line(await place.PreviewAsync(cancellationToken) ?? "A cluster lives; nothing would be asked.");
            }
            else
            {
                var cluster = await place.FindOrMakeAsync(cancellationToken);
                if (call.IsJson)
                {
                    call.Out.Json(new { cluster.Id, cluster.Name, cluster.Status.State });
                }
                else
                {
                    call.Out.Line($"{cluster.Id} {cluster.Name} {cluster.Status.State}");
                }
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
