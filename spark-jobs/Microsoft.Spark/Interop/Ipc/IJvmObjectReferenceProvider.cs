namespace Microsoft.Spark.Interop.Ipc;

/// <summary>What stands for an object in the JVM.</summary>
public interface IJvmObjectReferenceProvider
{
    /// <summary>The object.</summary>
    JvmObjectReference Reference { get; }
}
