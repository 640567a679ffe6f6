using Microsoft.Spark;
using Microsoft.Spark.Gateway;
using Microsoft.Spark.Interop.Ipc;
using Microsoft.Spark.Sql;
using Microsoft.Spark.Submit;

namespace FleetSpark.Engines.Spark;

/// <content>The half that needs this repository's Microsoft.Spark.</content>
internal static partial class SparkBinding
{
    static partial void StartOurs(EngineOptions options)
    {
        if (SparkDriver.Current is { IsGone: false })
        {
            return; // the program's one Spark runs
        }

        IReadOnlyList<string> master = options.Master is { } named ? ["--master", named] : [];
        string[] arguments = [.. master, .. SparkSettings.AsOptions(SparkSettings.OfStart), .. SparkSettings.AsOptions(SparkSettings.SpeedOfStart)];
        if (SparkDriver.Start(new SparkDriverOptions { SubmitArguments = arguments }).LogFile is { } log)
        {
            options.Notices?.Report($"Spark's log is '{log}'; it is kept where the command fails.");
        }
    }

    static partial void ExplainOurs(Exception failed, ref SparkFailure? failure) => failure = failed switch
    {
        GatewayLaunchException { ExitCode: null } missing => new SparkFailure(SparkFailureKind.NoSpark, missing.Message),
        GatewayLaunchException ended when IsJavaMissing(ended.LastLines) => new SparkFailure(SparkFailureKind.NoJava, SparkText.FirstLine(SparkLog.TellingLine(ended.LastLines)) + "."),
        GatewayLaunchException ended => new SparkFailure(SparkFailureKind.NotStarted, $"{ended.Message} Exit code {ended.ExitCode}: {SparkLog.TellingLine(ended.LastLines)}", ended.LogFile),
        GatewayException other when SparkDriver.Current is null => new SparkFailure(SparkFailureKind.NotStarted, other.Message), // it was never there
        GatewayClosedException gone => new SparkFailure(SparkFailureKind.Gone, gone.Message, SparkDriver.Current?.LogFile),
        JvmException thrown when IsDiskFull(thrown) => new SparkFailure(SparkFailureKind.DiskFull, thrown.Message),
        JvmException thrown => new SparkFailure(SparkFailureKind.Statement, TellingMessage(thrown)),
        _ => null,
    };

    static partial void WatchStagesOurs(IProgress<string> progress, ref IDisposable? watch)
    {
        if (SparkDriver.Current is { } driver)
        {
            watch = new StageWatch(driver, progress);
        }
    }

    // A job that counts would take 100 ms a file.
    static partial void CountRowsOurs(string path, ref long? rows)
    {
        if (SparkDriver.Current is { } driver)
        {
            var location = driver.Jvm.CallConstructor("org.apache.hadoop.fs.Path", SparkText.Location(path));
            var configuration = driver.Context.Invoke("hadoopConfiguration");
            var input = driver.Jvm.CallStaticJavaMethod("org.apache.parquet.hadoop.util.HadoopInputFile", "fromPath", location, configuration);
            var reader = (JvmObjectReference)driver.Jvm.CallStaticJavaMethod("org.apache.parquet.hadoop.ParquetFileReader", "open", input)!;
            rows = Convert.ToInt64(reader.Invoke("getRecordCount"));
            reader.Invoke("close");
        }
    }

    static partial void FilesInOurs(string folder, ref IReadOnlyList<(string Path, long Bytes)>? files)
    {
        if (SparkDriver.Current is not { } driver)
        {
            return;
        }

        var root = driver.Jvm.CallConstructor("org.apache.hadoop.fs.Path", folder);
        var listed = (JvmObjectReference)((JvmObjectReference)root.Invoke("getFileSystem", driver.Context.Invoke("hadoopConfiguration"))!).Invoke("listFiles", root, true)!;
        var found = new List<(string Path, long Bytes)>();
        while ((bool)listed.Invoke("hasNext")!)
        {
            var file = (JvmObjectReference)listed.Invoke("next")!;
            var path = (string)((JvmObjectReference)file.Invoke("getPath")!).Invoke("toString")!;
            if (path.EndsWith(".parquet", StringComparison.Ordinal))
            {
                found.Add((path, Convert.ToInt64(file.Invoke("getLen"))));
            }
        }

        files = [.. found.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    static partial void CancelJobsOurs()
    {
        try
        {
            SparkDriver.Current?.CancelAllJobs();
        }
        catch (Exception gone) when (gone is GatewayException or JvmException)
        {
            // There is nothing left to stop; the call that waits says why.
        }
    }

    // A standalone master that does not answer for a minute is given up on, and the context is stopped on a thread of its own: meanwhile it looks like a good one,
    // and a job on it may wait for ever. What was let in has an id from the master, app-20260302..., and no other.
    static partial void RefuseLostOurs(SparkSession session)
    {
        var context = (JvmObjectReference)session.Reference.Invoke("sparkContext")!;
        if (context.Invoke("master") is string master && master.StartsWith("spark://", StringComparison.Ordinal)
            && context.Invoke("applicationId") is string id && id.StartsWith("spark-application-", StringComparison.Ordinal))
        {
            throw new JvmException($"the master {master} did not answer.");
        }
    }

    // Spark says what it met at its start to its log, and to the caller that a stopped context cannot be called.
    static partial void ExplainStartOurs(ref SparkFailure failure)
    {
        if (JavaVersion() is { } java && !SparkSettings.JavaVersions.Contains(java, StringComparer.Ordinal))
        {
            failure = failure with { Kind = SparkFailureKind.NoJava, Message = $"this is Java {java}: {SparkText.FirstLine(failure.Message)}." };
        }
        else
        {
            var isSilent = failure.Message.Contains("stopped SparkContext", StringComparison.Ordinal);
            var log = SparkDriver.Current?.LogFile;
            var why = isSilent && log is not null && SparkLog.LastError(log) is { Length: > 0 } error ? error : failure.Message;
            failure = failure with { Message = SparkText.FirstLine(why) + ".", Details = log };
        }
    }

    private static string? JavaVersion()
    {
        try
        {
            return SparkDriver.Current?.Jvm.CallStaticJavaMethod("java.lang.System", "getProperty", "java.specification.version") as string;
        }
        catch (Exception gone) when (gone is GatewayException or JvmException)
        {
            return null;
        }
    }

    private static bool IsJavaMissing(string lines) =>
        lines.Contains("JAVA_HOME is not set", StringComparison.Ordinal)
        || lines.Contains("/bin/java: ", StringComparison.Ordinal)
        || lines.Contains("UnsupportedClassVersionError", StringComparison.Ordinal);

    private static bool IsDiskFull(Exception thrown) =>
        thrown.Message.Contains("No space left on device", StringComparison.Ordinal) || (thrown.InnerException is { } cause && IsDiskFull(cause));

    // "Job aborted due to stage failure" says nothing; what the task failed on is its cause, or stands behind it.
    private static string TellingMessage(JvmException thrown)
    {
        Exception telling = thrown;
        while (telling.InnerException is { } cause && telling is JvmException { Fault: { ErrorClass: null } or { Kind: JvmFaultKind.Execution } })
        {
            telling = cause;
        }

        return telling is JvmException { Fault.Kind: JvmFaultKind.Value } ? SparkText.WithoutValues(telling.Message) : telling.Message;
    }

    // Asks from time to time, beside the call that waits: on a connection of its own, since each thread has one.
    private sealed class StageWatch : IDisposable
    {
        private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
        private readonly Timer _timer;

        public StageWatch(SparkDriver driver, IProgress<string> progress) =>
            _timer = new Timer(_ => Look(driver, progress), state: null, Every, Every);

        public void Dispose() => _timer.Dispose();

        private static void Look(SparkDriver driver, IProgress<string> progress)
        {
            try
            {
                if (driver.ActiveStages() is { Count: > 0 } stages)
                {
                    progress.Report(string.Join(", ", stages.Select(stage => $"stage {stage.Id}: {stage.CompletedTasks} of {stage.Tasks} tasks")));
                }
            }
            catch (Exception gone) when (gone is GatewayException or JvmException)
            {
                // The call that is watched fails by itself, and says why.
            }
        }
    }
}
