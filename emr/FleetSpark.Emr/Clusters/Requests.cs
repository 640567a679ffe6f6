using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FleetSpark.Aws.Emr;

namespace FleetSpark.Emr.Clusters;

/// <summary>Requests as texts, for who wants to see them before they are made.</summary>
internal static class Requests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A request that makes a cluster.</summary>
    public static string TextOf(RunJobFlowInput cluster) => new JsonObject { ["RunJobFlow"] = JsonNode.Parse(EmrRequests.BytesOf(cluster)) }.ToJsonString(Indented);

    /// <summary>What stands for a cluster's id.</summary>
    /// <param name="cluster">The request that would make it; null where it lives.</param>
    public static string IdOf(RunJobFlowInput? cluster) => cluster is null ? "(the cluster that lives)" : "(the new cluster)";

    /// <summary>The requests of a run: that of its step, and before it that of a cluster where there is none.</summary>
    public static string TextOf(string id, StepConfig step, RunJobFlowInput? cluster)
    {
        var requests = new JsonObject();
        if (cluster is not null)
        {
            requests["RunJobFlow"] = JsonNode.Parse(EmrRequests.BytesOf(cluster));
        }

        requests["AddJobFlowSteps"] = JsonNode.Parse(EmrRequests.BytesOf(new AddJobFlowStepsInput(id, [step])));
        return requests.ToJsonString(Indented);
    }
}
