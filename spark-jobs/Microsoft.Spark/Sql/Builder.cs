using Microsoft.Spark.Interop;
using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql;

/// <summary>Makes a session, or finds the one that is there.</summary>
public sealed class Builder : IJvmObjectReferenceProvider
{
    internal Builder() => Reference = SparkEnvironment.JvmBridge.CallForReference(SparkSession.ClassName, "builder");

    /// <summary>The <c>SparkSession.Builder</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>The master, such as <c>local[2]</c>; <c>spark-submit</c> may have been given it.</summary>
    public Builder Master(string master) => Changed("master", master);

    /// <summary>The name under which the application is listed.</summary>
    public Builder AppName(string appName) => Changed("appName", appName);

    /// <summary>A setting. Those of the application hold only where no application runs yet.</summary>
    public Builder Config(string key, string value) => Changed("config", key, value);

    /// <inheritdoc cref="Config(string, string)" />
    public Builder Config(string key, bool value) => Changed("config", key, value);

    /// <inheritdoc cref="Config(string, string)" />
    public Builder Config(string key, double value) => Changed("config", key, value);

    /// <inheritdoc cref="Config(string, string)" />
    public Builder Config(string key, long value) => Changed("config", key, value);

    /// <summary>All settings of a configuration.</summary>
    public Builder Config(SparkConf conf) => Changed("config", conf);

    /// <summary>Tables come from Hive's catalog; needs Spark's Hive jars.</summary>
    public Builder EnableHiveSupport() => Changed("enableHiveSupport");

    /// <summary>The session of this thread or of the application, these settings put on it, or a new one.</summary>
    public SparkSession GetOrCreate() => new(Reference.InvokeForReference("getOrCreate"));

    private Builder Changed(string methodName, params object?[] args)
    {
        Reference.Invoke(methodName, args);
        return this;
    }
}
