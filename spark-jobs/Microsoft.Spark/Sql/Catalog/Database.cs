using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql.Catalog;

/// <summary>A database of a catalog.</summary>
public sealed class Database : IJvmObjectReferenceProvider
{
    internal Database(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>Database</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>The name.</summary>
    public string Name => (string)Reference.Invoke("name")!;

    /// <summary>What it is for; may be null.</summary>
    public string? Description => (string?)Reference.Invoke("description");

    /// <summary>Where its tables are.</summary>
    public string LocationUri => (string)Reference.Invoke("locationUri")!;
}
