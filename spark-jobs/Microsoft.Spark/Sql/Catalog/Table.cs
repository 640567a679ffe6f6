using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql.Catalog;

/// <summary>A table or view that a session knows.</summary>
public sealed class Table : IJvmObjectReferenceProvider
{
    internal Table(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>Table</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>The name.</summary>
    public string Name => (string)Reference.Invoke("name")!;

    /// <summary>The database; null for temporary views.</summary>
    public string? Database => (string?)Reference.Invoke("database");

    /// <summary>What it is for; may be null.</summary>
    public string? Description => (string?)Reference.Invoke("description");

    /// <summary><c>MANAGED</c>, <c>EXTERNAL</c>, <c>VIEW</c> or <c>TEMPORARY</c>.</summary>
    public string TableType => (string)Reference.Invoke("tableType")!;

    /// <summary>Whether it ends with the session.</summary>
    public bool IsTemporary => (bool)Reference.Invoke("isTemporary")!;
}
