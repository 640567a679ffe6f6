using System.Text.Json;

namespace FleetSpark.Aws.Serverless;

/// <summary>Requests as they are sent.</summary>
public static class ServerlessRequests
{
    /// <summary>The bytes of a call of StartJobRun.</summary>
    public static byte[] BytesOf(StartJobRunInput input) => JsonSerializer.SerializeToUtf8Bytes(input, ServerlessJson.Default.StartJobRunInput);
}
