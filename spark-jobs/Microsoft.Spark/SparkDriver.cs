using Microsoft.Spark.Gateway;
using Microsoft.Spark.Interop;
using Microsoft.Spark.Interop.Ipc;

namespace Microsoft.Spark;

/// <summary>
/// The JVM with Spark's driver that this program works with: the one that <c>spark-submit</c> ran when it started this program, or a child of its own.
/// </summary>
public sealed class SparkDriver : IDisposable
{
    private const string SubmitVariable = "PYSPARK_SUBMIT_ARGS";
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly GatewayLauncher? _launched;
    private readonly GatewayClient _gateway;
    private readonly JvmWatch _watch;
    private volatile bool _isGone;

    private SparkDriver(GatewayAddress address, GatewayLauncher? launched, string? logFile)
    {
        _launched = launched;
        LogFile = logFile;
        _gateway = new GatewayClient(address);
        Jvm = new JvmBridge(_gateway);
        _watch = JvmWatch.Start(address, OnGone);
        if (launched is not null)
        {
            AppDomain.CurrentDomain.ProcessExit += OnExit;
        }
    }

    /// <summary>Whether the JVM is gone; a call to it fails.</summary>
    public bool IsGone => _isGone;

    /// <summary>The file that gets Spark's log; null where <c>spark-submit</c> started this program, and decides.</summary>
    public string? LogFile { get; }

    /// <summary>Calls into the JVM.</summary>
    public JvmBridge Jvm { get; }

    /// <summary>The <c>org.apache.spark.SparkContext</c>; started where none runs.</summary>
    public JvmObjectReference Context => (JvmObjectReference)Jvm.CallStaticJavaMethod("org.apache.spark.SparkContext", "getOrCreate")!;

    /// <summary>The driver of this program; connected to, or started, where there is none yet or it is gone.</summary>
    /// <param name="options">Used where one is started.</param>
    /// <exception cref="GatewayLaunchException">It could not be started.</exception>
    public static SparkDriver Start(SparkDriverOptions options) => SparkEnvironment.Driver(options);

    /// <summary>Stops all jobs that run; the calls that wait for them fail.</summary>
    public void CancelAllJobs() => Context.Invoke("cancelAllJobs");

    /// <summary>The stages that run now.</summary>
    public IReadOnlyList<SparkStage> ActiveStages()
    {
        var tracker = (JvmObjectReference)Context.Invoke("statusTracker")!;
        var stages = new List<SparkStage>();
        foreach (var id in Jvm.ToList((JvmObjectReference)tracker.Invoke("getActiveStageIds")!).OfType<int>())
        {
            var found = (JvmObjectReference)tracker.Invoke("getStageInfo", id)!;
            if (found.Invoke("isDefined") is true) // it may have ended meanwhile
            {
                var stage = (JvmObjectReference)found.Invoke("get")!;
                stages.Add(new SparkStage(id, (int)stage.Invoke("numTasks")!, (int)stage.Invoke("numCompletedTasks")!));
            }
        }

        return stages;
    }

    /// <summary>Ends the JVM where it is a child of this program, and lets it go where it is not.</summary>
    public void Dispose()
    {
        _isGone = true;
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        _watch.Dispose();
        _gateway.Dispose();
        _launched?.Dispose();
    }

    internal static SparkDriver Open(SparkDriverOptions options)
    {
        if (GatewayAddress.OfEnvironment() is { } address)
        {
            return new SparkDriver(address, launched: null, logFile: null);
        }

        var home = options.SparkHome ?? Environment.GetEnvironmentVariable("SPARK_HOME")
            ?? throw new GatewayLaunchException("The variable SPARK_HOME is not set.", exitCode: null, string.Empty);
        var words = WordsOfVariable();
        var logFile = options.LogFile ?? Path.Combine(Path.GetTempPath(), $"spark-{Environment.ProcessId}.log");
        // Whoever sets the variable has the last word, and ends it as PySpark wants it.
        var launched = GatewayLauncher.Start(
            Path.Combine(home, "bin", "spark-submit"), options.SubmitArguments.Concat(words.Where(word => word != "pyspark-shell")), logFile);
        return new SparkDriver(launched.Address, launched, logFile);
    }

    private static IReadOnlyList<string> WordsOfVariable()
    {
        try
        {
            return SubmitArguments.Split(Environment.GetEnvironmentVariable(SubmitVariable) ?? string.Empty);
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"The variable {SubmitVariable} cannot be read. {wrong.Message}", wrong);
        }
    }

    private void OnExit(object? sender, EventArgs e) => Dispose();

    // A call under way fails and the program ends by its own words. One that spark-submit started and that waits for nothing would stay behind for ever.
    private void OnGone()
    {
        _isGone = true;
        if (_launched is null)
        {
            Thread.CurrentThread.Join(Grace);
#pragma warning disable RS0030 // nobody is left to return an exit code to
            Environment.Exit(1);
#pragma warning restore RS0030
        }
    }
}

/// <summary>A stage of a job.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Tasks">How many tasks it has.</param>
/// <param name="CompletedTasks">How many of them are done.</param>
public sealed record SparkStage(int Id, int Tasks, int CompletedTasks);
