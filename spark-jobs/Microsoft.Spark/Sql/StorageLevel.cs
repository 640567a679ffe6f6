using Microsoft.Spark.Interop;
using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql;

/// <summary>Where the rows of a data frame are kept between actions.</summary>
public sealed class StorageLevel : IJvmObjectReferenceProvider
{
    private const string ClassName = "org.apache.spark.storage.StorageLevel";

    /// <summary>A level.</summary>
    /// <param name="useDisk">Whether on disk.</param>
    /// <param name="useMemory">Whether in memory.</param>
    /// <param name="useOffHeap">Whether in memory outside the heap.</param>
    /// <param name="deserialized">Whether as objects, not as bytes.</param>
    /// <param name="replication">On how many nodes, 1 to 39.</param>
    public StorageLevel(bool useDisk, bool useMemory, bool useOffHeap, bool deserialized, int replication = 1)
        : this(SparkEnvironment.JvmBridge.CallForReference(ClassName, "apply", useDisk, useMemory, useOffHeap, deserialized, replication))
    {
    }

    internal StorageLevel(JvmObjectReference reference) => Reference = reference;

    /// <summary>Nowhere.</summary>
    public static StorageLevel NONE => Named();

    /// <summary>On disk.</summary>
    public static StorageLevel DISK_ONLY => Named();

    /// <summary>On disk, on two nodes.</summary>
    public static StorageLevel DISK_ONLY_2 => Named();

    /// <summary>In memory, as objects; what does not fit is computed again.</summary>
    public static StorageLevel MEMORY_ONLY => Named();

    /// <summary>As <see cref="MEMORY_ONLY"/>, on two nodes.</summary>
    public static StorageLevel MEMORY_ONLY_2 => Named();

    /// <summary>In memory, as bytes; what does not fit is computed again.</summary>
    public static StorageLevel MEMORY_ONLY_SER => Named();

    /// <summary>As <see cref="MEMORY_ONLY_SER"/>, on two nodes.</summary>
    public static StorageLevel MEMORY_ONLY_SER_2 => Named();

    /// <summary>In memory, as objects; what does not fit goes to disk.</summary>
    public static StorageLevel MEMORY_AND_DISK => Named();

    /// <summary>As <see cref="MEMORY_AND_DISK"/>, on two nodes.</summary>
    public static StorageLevel MEMORY_AND_DISK_2 => Named();

    /// <summary>In memory, as bytes; what does not fit goes to disk.</summary>
    public static StorageLevel MEMORY_AND_DISK_SER => Named();

    /// <summary>As <see cref="MEMORY_AND_DISK_SER"/>, on two nodes.</summary>
    public static StorageLevel MEMORY_AND_DISK_SER_2 => Named();

    /// <summary>In memory outside the heap; what does not fit goes to disk.</summary>
    public static StorageLevel OFF_HEAP => Named();

    /// <summary>The <c>StorageLevel</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>Whether on disk.</summary>
    public bool UseDisk => (bool)Reference.Invoke("useDisk")!;

    /// <summary>Whether in memory.</summary>
    public bool UseMemory => (bool)Reference.Invoke("useMemory")!;

    /// <summary>Whether in memory outside the heap.</summary>
    public bool UseOffHeap => (bool)Reference.Invoke("useOffHeap")!;

    /// <summary>Whether as objects, not as bytes.</summary>
    public bool Deserialized => (bool)Reference.Invoke("deserialized")!;

    /// <summary>On how many nodes.</summary>
    public int Replication => (int)Reference.Invoke("replication")!;

    /// <summary>The level in words.</summary>
    public string Description() => (string)Reference.Invoke("description")!;

    /// <inheritdoc />
    public override string ToString() => (string)Reference.Invoke("toString")!;

    /// <inheritdoc />
    public override bool Equals(object? obj) => ReferenceEquals(this, obj) || (obj is StorageLevel other && (bool)Reference.Invoke("equals", other)!);

    /// <inheritdoc />
    public override int GetHashCode() => (int)Reference.Invoke("hashCode")!;

    private static StorageLevel Named([System.Runtime.CompilerServices.CallerMemberName] string name = "") => new(SparkEnvironment.JvmBridge.CallForReference(ClassName, name));
}
