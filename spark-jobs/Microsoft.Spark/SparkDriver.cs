using Microsoft.Spark.Gateway;
using Microsoft.Spark.Interop;
using Microsoft.Spark.Interop.Ipc;
using Microsoft.Spark.Submit;

namespace Microsoft.Spark;

/// <summary>
/// The JVM with Spark's driver that this program works with: the one that <c>spark-submit</c> ran when it started this program, or a child of its own. A child ends with this
/// program. A program that <c>spark-submit</c> started ends with its JVM: 5 seconds after that is gone it is ended with exit code 1, whatever it does by then, since one that
/// waits for nothing from the JVM would stay behind for ever.
/// </summary>
public sealed class SparkDriver : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly GatewayLauncher? _launched;
    private readonly GatewayClient _gateway;
    private readonly JvmWatch _watch;
    private readonly bool _isLogTemporary;
    private volatile bool _isGone;

    private SparkDriver(GatewayAddress address, GatewayLauncher? launched, string? logFile, bool isLogTemporary)
    {
        _launched = launched;
        _isLogTemporary = isLogTemporary;
        LogFile = logFile;
        _gateway = new GatewayClient(address);
        Jvm = new JvmBridge(_gateway);
        _watch = JvmWatch.Start(address, OnGone);
        if (launched is not null)
        {
            AppDomain.CurrentDomain.ProcessExit += OnExit;
        }
    }

    /// <summary>The driver of this program, gone or not; null where it has connected to none and started none yet.</summary>
    public static SparkDriver? Current => SparkEnvironment.Current;

    /// <summary>Whether the JVM is gone; a call to it fails. Where <c>spark-submit</c> started this program, it has 5 seconds left then.</summary>
    public bool IsGone => _isGone;

    /// <summary>The file that gets Spark's log; null where <c>spark-submit</c> started this program, and decides. One that nobody named is removed where the program ends with exit code 0.</summary>
    public string? LogFile { get; }

    /// <summary>Calls into the JVM.</summary>
    public JvmBridge Jvm { get; }

    /// <summary>The <c>org.apache.spark.SparkContext</c>; started where none runs.</summary>
    public JvmObjectReference Context => Jvm.CallForReference("org.apache.spark.SparkContext", "getOrCreate");

    /// <summary>The driver of this program; connected to, or started, where there is none yet or it is gone.</summary>
    /// <param name="options">Used where one is started.</param>
    /// <exception cref="GatewayLaunchException">It could not be started.</exception>
    /// <exception cref="GatewayClosedException">Its gateway does not answer, or does not let this program in.</exception>
    /// <exception cref="FormatException">One is to be started, and the variable PYSPARK_SUBMIT_ARGS has a quote that is not closed.</exception>
    public static SparkDriver Start(SparkDriverOptions options) => SparkEnvironment.Driver(options);

    /// <summary>Stops all jobs that run; the calls that wait for them fail.</summary>
    public void CancelAllJobs() => Context.Invoke("cancelAllJobs");

    /// <summary>The stages that run now.</summary>
    public IReadOnlyList<SparkStage> ActiveStages()
    {
        var tracker = Context.InvokeForReference("statusTracker");
        var stages = new List<SparkStage>();
        foreach (var id in Jvm.ToList(tracker.InvokeForReference("getActiveStageIds")).OfType<int>())
        {
            if (tracker.InvokeForReference("getStageInfo", id).OptionOrNull() is JvmObjectReference stage) // it may have ended meanwhile
            {
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
        if (SubmitEnvironment.Gateway() is { } address)
        {
            return new SparkDriver(address, launched: null, logFile: null, isLogTemporary: false);
        }

        var home = options.SparkHome ?? SubmitEnvironment.Home() ?? throw new GatewayLaunchException("The variable SPARK_HOME is not set; set it to the folder of a Spark 3.5.", exitCode: null, string.Empty);
        var logFile = options.LogFile ?? Path.Combine(Path.GetTempPath(), $"spark-{Environment.ProcessId}.log");
        // Whoever sets the variable has the last word.
        var launched = GatewayLauncher.Start(Path.Combine(home, "bin", "spark-submit"), options.SubmitArguments.Concat(SubmitEnvironment.Arguments()), logFile);
        try
        {
            return new SparkDriver(launched.Address, launched, logFile, isLogTemporary: options.LogFile is null);
        }
        catch (GatewayException)
        {
            launched.Dispose();
            throw;
        }
    }

    private void OnExit(object? sender, EventArgs e)
    {
        Dispose();
        if (_isLogTemporary && Environment.ExitCode == 0)
        {
            File.Delete(LogFile!);
        }
    }

    // A call under way fails and the program ends by its own words, where it has any.
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
