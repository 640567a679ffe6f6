namespace Microsoft.Spark;

/// <summary>An exception that the JVM threw.</summary>
public class JvmException(string message) : Exception(message);
