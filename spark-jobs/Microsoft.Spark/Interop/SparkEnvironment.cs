using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Interop;

/// <summary>The one JVM that static members such as <c>Functions.Col</c> speak to: a program has one.</summary>
internal static class SparkEnvironment
{
    /// <summary>The JVM; connected to, or started, on first use.</summary>
    public static JvmBridge JvmBridge => throw new NotSupportedException();
}
