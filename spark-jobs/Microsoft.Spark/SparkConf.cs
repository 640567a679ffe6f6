using Microsoft.Spark.Interop;
using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark;

/// <summary>The settings of an application, as texts by their keys, such as <c>spark.sql.shuffle.partitions</c>.</summary>
public sealed class SparkConf : IJvmObjectReferenceProvider
{
    private const string ClassName = "org.apache.spark.SparkConf";

    /// <summary>Settings that were not given yet.</summary>
    /// <param name="loadDefaults">Whether it starts with those that <c>spark-submit</c> was given.</param>
    public SparkConf(bool loadDefaults = true)
        : this(SparkEnvironment.JvmBridge.CallConstructor(ClassName, loadDefaults))
    {
    }

    internal SparkConf(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>SparkConf</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>Sets the master, such as <c>local[2]</c>.</summary>
    public SparkConf SetMaster(string master) => Changed("setMaster", master);

    /// <summary>Sets the name under which the application is listed.</summary>
    public SparkConf SetAppName(string appName) => Changed("setAppName", appName);

    /// <summary>Sets the folder of Spark on the workers.</summary>
    public SparkConf SetSparkHome(string sparkHome) => Changed("setSparkHome", sparkHome);

    /// <summary>Sets a value.</summary>
    public SparkConf Set(string key, string value) => Changed("set", key, value);

    /// <summary>A value as a whole number.</summary>
    /// <exception cref="JvmException">The value is no whole number.</exception>
    public int GetInt(string key, int defaultValue) => (int)Reference.Invoke("getInt", key, defaultValue)!;

    /// <summary>A value, or the default where it was not set.</summary>
    public string Get(string key, string defaultValue) => (string)Reference.Invoke("get", key, defaultValue)!;

    /// <summary>All values that were set.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> GetAll() =>
        [.. Reference.Jvm.ToList(Reference.InvokeForReference("getAll")).Cast<JvmObjectReference>().Select(pair => KeyValuePair.Create((string)pair.Invoke("_1")!, (string)pair.Invoke("_2")!))];

    private SparkConf Changed(string methodName, params object?[] args)
    {
        Reference.Invoke(methodName, args);
        return this;
    }
}
