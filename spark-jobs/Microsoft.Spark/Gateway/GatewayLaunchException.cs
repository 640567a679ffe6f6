namespace Microsoft.Spark.Gateway;

/// <summary>No JVM could be started.</summary>
/// <param name="message">What is missing.</param>
/// <param name="exitCode">The exit code of <c>spark-submit</c>; null where it did not run.</param>
/// <param name="lastLines">The last lines that it wrote.</param>
public sealed class GatewayLaunchException(string message, int? exitCode, string lastLines) : GatewayException(message)
{
    /// <summary>The exit code of <c>spark-submit</c>; null where it did not run.</summary>
    public int? ExitCode { get; } = exitCode;

    /// <summary>The last lines that it wrote.</summary>
    public string LastLines { get; } = lastLines;
}
