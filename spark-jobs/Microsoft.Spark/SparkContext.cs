using Microsoft.Spark.Interop;
using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark;

/// <summary>The application's connection to its cluster; <see cref="Sql.SparkSession"/> makes one, and a program has one at a time.</summary>
public sealed class SparkContext : IJvmObjectReferenceProvider
{
    private const string ClassName = "org.apache.spark.SparkContext";

    /// <summary>Connects with the settings that <c>spark-submit</c> was given.</summary>
    public SparkContext()
        : this(SparkEnvironment.JvmBridge.CallConstructor(ClassName))
    {
    }

    /// <summary>Connects with settings.</summary>
    public SparkContext(SparkConf conf)
        : this(SparkEnvironment.JvmBridge.CallConstructor(ClassName, conf))
    {
    }

    /// <summary>Connects to a master.</summary>
    /// <param name="master">Such as <c>local[2]</c>.</param>
    /// <param name="appName">The name under which the application is listed.</param>
    public SparkContext(string master, string appName)
        : this(SparkEnvironment.JvmBridge.CallConstructor(ClassName, master, appName))
    {
    }

    /// <summary>Connects to a master with settings.</summary>
    /// <param name="master">Such as <c>local[2]</c>.</param>
    /// <param name="appName">The name under which the application is listed.</param>
    /// <param name="conf">All other settings.</param>
    public SparkContext(string master, string appName, SparkConf conf)
        : this(SparkEnvironment.JvmBridge.CallConstructor(ClassName, master, appName, conf))
    {
    }

    /// <summary>Connects to a master.</summary>
    /// <param name="master">Such as <c>local[2]</c>.</param>
    /// <param name="appName">The name under which the application is listed.</param>
    /// <param name="sparkHome">The folder of Spark on the workers.</param>
    public SparkContext(string master, string appName, string sparkHome)
        : this(SparkEnvironment.JvmBridge.CallConstructor(ClassName, master, appName, sparkHome))
    {
    }

    internal SparkContext(JvmObjectReference reference) => Reference = reference;

    /// <summary>The <c>SparkContext</c> in the JVM.</summary>
    public JvmObjectReference Reference { get; }

    /// <summary>How many partitions there are where nobody says it.</summary>
    public int DefaultParallelism => (int)Reference.Invoke("defaultParallelism")!;

    /// <summary>The connection that is there, or a new one with these settings.</summary>
    public static SparkContext GetOrCreate(SparkConf conf) => new(SparkEnvironment.JvmBridge.CallForReference(ClassName, "getOrCreate", conf));

    /// <summary>A copy of the settings.</summary>
    public SparkConf GetConf() => new(Reference.InvokeForReference("getConf"));

    /// <summary>Ends the connection and all that runs on it.</summary>
    public void Stop() => Reference.Invoke("stop");

    /// <summary>The version of Spark.</summary>
    public string Version() => (string)Reference.Invoke("version")!;

    /// <summary>Sets how much is logged in the JVM: <c>ALL</c>, <c>DEBUG</c>, <c>ERROR</c>, <c>FATAL</c>, <c>INFO</c>, <c>OFF</c>, <c>TRACE</c> or <c>WARN</c>.</summary>
    public void SetLogLevel(string logLevel) => Reference.Invoke("setLogLevel", logLevel);

    /// <summary>Describes the jobs that this thread starts from now on.</summary>
    public void SetJobDescription(string value) => Reference.Invoke("setJobDescription", value);

    /// <summary>Puts the jobs that this thread starts from now on into a group.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="interruptOnCancel">Whether cancelling the group interrupts the threads that run its tasks.</param>
    public void SetJobGroup(string groupId, string description, bool interruptOnCancel = false) => Reference.Invoke("setJobGroup", groupId, description, interruptOnCancel);

    /// <summary>Ends what <see cref="SetJobGroup"/> began.</summary>
    public void ClearJobGroup() => Reference.Invoke("clearJobGroup");

    /// <summary>Gives a file to every executor.</summary>
    /// <param name="path">A path or an address that Hadoop or HTTP can read.</param>
    /// <param name="recursive">Whether the path may be a folder, all of which is given.</param>
    public void AddFile(string path, bool recursive = false) => Reference.Invoke("addFile", path, recursive);

    /// <summary>The files that were added.</summary>
    public IEnumerable<string> ListFiles() => Reference.InvokeForScalaTexts("listFiles");

    /// <summary>Gives an archive to every executor, where it is unpacked.</summary>
    /// <param name="path">A <c>.zip</c>, <c>.tar.gz</c>, <c>.tgz</c> or <c>.jar</c>; the folder's name may follow a <c>#</c>.</param>
    public void AddArchive(string path) => Reference.Invoke("addArchive", path);

    /// <summary>The archives that were added.</summary>
    public IEnumerable<string> ListArchives() => Reference.InvokeForScalaTexts("listArchives");

    /// <summary>Sets the folder for checkpoints; on a cluster one that all of it can reach.</summary>
    public void SetCheckpointDir(string directory) => Reference.Invoke("setCheckpointDir", directory);

    /// <summary>The folder for checkpoints; null where none was set.</summary>
    public string? GetCheckpointDir() => (string?)Reference.InvokeForReference("getCheckpointDir").OptionOrNull();
}
