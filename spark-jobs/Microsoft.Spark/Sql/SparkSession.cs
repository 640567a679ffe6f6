using Microsoft.Spark.Interop;
using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark.Sql;

/// <summary>The way into Spark's SQL: settings, temporary views and a catalog of its own, on one application.</summary>
public sealed partial class SparkSession : IDisposable, IJvmObjectReferenceProvider
{
    internal const string ClassName = "org.apache.spark.sql.SparkSession";

    private bool _isStopped;

    internal SparkSession(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>SparkSession</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>Databases, tables, views and functions.</summary>
    public Catalog.Catalog Catalog => new(Reference.InvokeForReference("catalog"));

    /// <summary>The application's connection.</summary>
    public SparkContext SparkContext => new(Reference.InvokeForReference("sparkContext"));

    /// <summary>Makes a session, or finds the one that is there.</summary>
    public static Builder Builder() => new();

    /// <summary>The session that this thread uses, or the application's.</summary>
    /// <exception cref="JvmException">There is none.</exception>
    public static SparkSession Active() => new(SparkEnvironment.JvmBridge.CallForReference(ClassName, "active"));

    /// <summary>The session that this thread uses; null where none was set.</summary>
    public static SparkSession? GetActiveSession() => OptionOf("getActiveSession");

    /// <summary>The session that threads use which have none of their own; null where there is none.</summary>
    public static SparkSession? GetDefaultSession() => OptionOf("getDefaultSession");

    /// <summary>Sets the session that this thread uses.</summary>
    public static void SetActiveSession(SparkSession session) => SparkEnvironment.JvmBridge.CallStaticJavaMethod(ClassName, "setActiveSession", session);

    /// <summary>Sets the session that threads use which have none of their own.</summary>
    public static void SetDefaultSession(SparkSession session) => SparkEnvironment.JvmBridge.CallStaticJavaMethod(ClassName, "setDefaultSession", session);

    /// <summary>Ends what <see cref="SetActiveSession"/> began.</summary>
    public static void ClearActiveSession() => SparkEnvironment.JvmBridge.CallStaticJavaMethod(ClassName, "clearActiveSession");

    /// <summary>Ends what <see cref="SetDefaultSession"/> began.</summary>
    public static void ClearDefaultSession() => SparkEnvironment.JvmBridge.CallStaticJavaMethod(ClassName, "clearDefaultSession");

    /// <summary>The settings of the session.</summary>
    public RuntimeConfig Conf() => new(Reference.InvokeForReference("conf"));

    /// <summary>A session with settings, views and functions of its own on the same application.</summary>
    public SparkSession NewSession() => new(Reference.InvokeForReference("newSession"));

    /// <summary>Reads files and tables.</summary>
    public DataFrameReader Read() => new(Reference.InvokeForReference("read"));

    /// <summary>Runs a statement. A query runs when an action asks for its rows; a command, such as <c>CREATE TABLE</c>, runs at once.</summary>
    /// <exception cref="JvmException">The statement is wrong, or names what is not there.</exception>
    public DataFrame Sql(string sqlText) => Call("sql", sqlText);

    /// <summary>Has a provider run a command that is not Spark's.</summary>
    /// <param name="runner">The provider's name or class.</param>
    /// <param name="command">The command.</param>
    /// <param name="options">Settings for the provider.</param>
    public DataFrame ExecuteCommand(string runner, string command, Dictionary<string, string> options) => Call("executeCommand", runner, command, Reference.Jvm.ScalaMap(options));

    /// <summary>A table or view by its name.</summary>
    /// <exception cref="JvmException">There is none.</exception>
    public DataFrame Table(string tableName) => Call("table", tableName);

    /// <summary>A column <c>id</c> with the numbers from 0 to an end, which is excluded.</summary>
    public DataFrame Range(long end) => new(Reference.InvokeForReference("range", end).InvokeForReference("toDF"));

    /// <summary>A column <c>id</c> with the numbers from a start, included, to an end, excluded.</summary>
    public DataFrame Range(long start, long end) => new(Reference.InvokeForReference("range", start, end).InvokeForReference("toDF"));

    /// <summary>A column <c>id</c> with the numbers from a start, included, to an end, excluded, by a step.</summary>
    public DataFrame Range(long start, long end, long step) => new(Reference.InvokeForReference("range", start, end, step).InvokeForReference("toDF"));

    /// <summary>A column <c>id</c> with the numbers from a start, included, to an end, excluded, by a step, in so many partitions.</summary>
    public DataFrame Range(long start, long end, long step, int numPartitions) =>
        new(Reference.InvokeForReference("range", start, end, step, numPartitions).InvokeForReference("toDF"));

    /// <summary>The version of Spark.</summary>
    public string Version() => (string)Reference.Invoke("version")!;

    /// <summary>Ends the application, and with it every session.</summary>
    public void Stop()
    {
        _isStopped = true;
        Reference.Invoke("stop");
    }

    /// <summary>Ends the application where <see cref="Stop"/> did not.</summary>
    public void Dispose()
    {
        if (!_isStopped)
        {
            Stop();
        }
    }

    private static SparkSession? OptionOf(string methodName) =>
        SparkEnvironment.JvmBridge.CallForReference(ClassName, methodName).OptionOrNull() is JvmObjectReference session ? new(session) : null;

    private DataFrame Call(string methodName, params object?[] args) => new(Reference.InvokeForReference(methodName, args));
}
