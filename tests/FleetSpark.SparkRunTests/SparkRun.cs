using System.Diagnostics;

namespace FleetSpark.SparkRunTests;

/// <summary>One <c>fleet</c> on a Spark of its own, with a folder for all that both leave.</summary>
internal sealed class SparkRun : IDisposable
{
    // To go through all of a machine's processes at each of fifty looks a second would take a fifth of a processor.
    private static readonly TimeSpan BetweenMemories = TimeSpan.FromSeconds(1);

    // Spark starts in ten seconds, and in minutes where ten programs share its two processors.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private readonly ProcessFamily _family = new();
    private Process? _process;
    private int _id;

    /// <summary>The folder.</summary>
    public TemporaryFolder Folder => _folder;

    /// <summary>What Spark is started with: quick to start, and with its files in this folder.</summary>
    public string SubmitArguments => $"--driver-java-options '{SparkHome.JavaOptions(_folder.Path)}'";

    /// <summary>The process id of the JVM below the one that was begun.</summary>
    public int Jvm => Jvms.Single().Id;

    /// <summary>Whether a JVM runs below the one that was begun.</summary>
    public bool HasJvm => Jvms.Any();

    private IEnumerable<ProcessMark> Jvms => ProcessMark.Below(_id).Where(process => process.Name == "java");

    /// <summary>Runs a line of bash to its end; <c>$FLEET</c> in it is the program, <c>$SUBMIT</c> is spark-submit.</summary>
    public Task<FleetResult> ShellAsync(string line) => FleetProcess.FinishAsync(Begin(line));

    /// <summary>Starts <c>fleet</c> in place of a line of bash: <c>exec $FLEET run</c>.</summary>
    public Process Begin(string line)
    {
        string[] variables = [$"TMPDIR={_folder.Path}", $"SPARK_LOCAL_DIRS={_folder.Path}", $"PYSPARK_SUBMIT_ARGS={SubmitArguments}", $"SUBMIT={SparkHome.Submit}"];
        // A shell that starts the tests in the background has them ignore SIGINT, and whoever they start.
        _process = FleetProcess.StartOther("env", _folder.Path, ["--default-signal=INT", .. SparkHome.VariablesOfAnother.SelectMany(name => (string[])["-u", name]), .. variables, "bash", "-c", line]);
        _id = _process.Id;
        return _process;
    }

    /// <summary>Waits until something holds, while the process that was begun runs.</summary>
    public Task UntilAsync(string what, Func<bool> holds)
    {
        var sinceMemory = Stopwatch.StartNew();
        return Eventually.BeAsync(
            () =>
            {
                var isSo = holds();
                if (isSo || sinceMemory.Elapsed > BetweenMemories)
                {
                    RememberFamily(); // now and then too, so that a test which fails knows whom it leaves behind
                    sinceMemory.Restart();
                }

                Assert.True(isSo || !_process!.HasExited, $"It ended before: {what}.");
                return isSo;
            },
            isSo => isSo,
            Patience,
            cancellationToken: TestContext.Current.CancellationToken,
            what: what);
    }

    /// <summary>Whether Spark writes a file of a lake's, so that a stage runs.</summary>
    public static bool IsWriting(string lake)
    {
        var scratch = Path.Combine(lake, ".scratch");
        try
        {
            return Directory.Exists(scratch) && Directory.EnumerateDirectories(scratch, "_temporary", SearchOption.AllDirectories).Any();
        }
        catch (DirectoryNotFoundException)
        {
            return false; // a folder went while it was looked through
        }
    }

    /// <summary>That no process is left of those that were there.</summary>
    public Task AssertGoneAsync() => _family.WaitForEndAsync();

    public void Dispose()
    {
        try
        {
            RememberFamily();
            _process?.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // whoever waited for its end has let go of it
        }

        _family.Kill();
        _folder.Dispose();
    }

    private void RememberFamily()
    {
        if (_process is { HasExited: false })
        {
            _family.Remember(_id);
        }
    }
}
