using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql.Catalog;

/// <summary>A function that a session knows.</summary>
public sealed class Function : IJvmObjectReferenceProvider
{
    internal Function(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>Function</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>The name.</summary>
    public string Name => (string)Reference.Invoke("name")!;

    /// <summary>The database; null for Spark's own and temporary ones.</summary>
    public string? Database => (string?)Reference.Invoke("database");

    /// <summary>What it does; may be null.</summary>
    public string? Description => (string?)Reference.Invoke("description");

    /// <summary>The class that computes it.</summary>
    public string ClassName => (string)Reference.Invoke("className")!;

    /// <summary>Whether it ends with the session.</summary>
    public bool IsTemporary => (bool)Reference.Invoke("isTemporary")!;
}
