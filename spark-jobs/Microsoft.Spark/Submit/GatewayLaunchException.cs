using Microsoft.Spark.Gateway;

namespace Microsoft.Spark.Submit;

/// <summary>No JVM could be started.</summary>
/// <param name="message">What is missing.</param>
/// <param name="exitCode">The exit code of <c>spark-submit</c>; null where it did not run.</param>
/// <param name="lastLines">The last lines that it wrote.</param>
/// <param name="logFile">The file with all that it wrote; null where it did not run.</param>
public sealed class GatewayLaunchException(string message, int? exitCode, string lastLines, string? logFile = null) : GatewayException(message)
{
    /// <summary>The exit code of <c>spark-submit</c>; null where it did not run.</summary>
    public int? ExitCode { get; } = exitCode;

    /// <summary>The last lines that it wrote.</summary>
    public string LastLines { get; } = lastLines;

    /// <summary>The file with all that it wrote; null where it did not run.</summary>
    public string? LogFile { get; } = logFile;
}
