using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql;

/// <summary>The settings of a session, which may be changed while it runs.</summary>
public sealed class RuntimeConfig : IJvmObjectReferenceProvider
{
    internal RuntimeConfig(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>RuntimeConfig</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>Sets a value.</summary>
    /// <exception cref="JvmException">The setting is fixed once the application runs.</exception>
    public void Set(string key, string value) => Reference.Invoke("set", key, value);

    /// <inheritdoc cref="Set(string, string)" />
    public void Set(string key, bool value) => Reference.Invoke("set", key, value);

    /// <inheritdoc cref="Set(string, string)" />
    public void Set(string key, long value) => Reference.Invoke("set", key, value);

    /// <summary>A value.</summary>
    /// <exception cref="JvmException">It was not set and has no default.</exception>
    public string Get(string key) => (string)Reference.Invoke("get", key)!;

    /// <summary>A value, or this default where it was not set.</summary>
    public string Get(string key, string defaultValue) => (string)Reference.Invoke("get", key, defaultValue)!;

    /// <summary>Goes back to the default.</summary>
    public void Unset(string key) => Reference.Invoke("unset", key);

    /// <summary>Whether the setting can be changed while the session runs.</summary>
    public bool IsModifiable(string key) => (bool)Reference.Invoke("isModifiable", key)!;
}
