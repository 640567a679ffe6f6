namespace Microsoft.Spark.Gateway;

/// <summary>An object in the JVM.</summary>
internal sealed class JavaObject
{
}
