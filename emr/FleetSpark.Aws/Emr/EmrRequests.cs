using System.Text.Json;

namespace FleetSpark.Aws.Emr;

/// <summary>Requests as they are sent.</summary>
public static class EmrRequests
{
    /// <summary>The bytes of a call of RunJobFlow.</summary>
    public static byte[] BytesOf(RunJobFlowInput input) => JsonSerializer.SerializeToUtf8Bytes(input, EmrJson.Default.RunJobFlowInput);

    /// <summary>The bytes of a call of AddJobFlowSteps.</summary>
    public static byte[] BytesOf(AddJobFlowStepsInput input) => JsonSerializer.SerializeToUtf8Bytes(input, EmrJson.Default.AddJobFlowStepsInput);
}
