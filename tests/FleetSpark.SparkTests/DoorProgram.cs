using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace FleetSpark.SparkTests;

/// <summary>A program of the tests, started through a door, with a folder of its own for all that it leaves.</summary>
internal sealed class DoorProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _error = new();
    private readonly TaskCompletionSource<(int Program, int Jvm)> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _ended;
    private readonly ProcessFamily _family = new();

    private DoorProgram(Process process, TemporaryFolder folder)
    {
        _process = process;
        _folder = folder;
        process.OutputDataReceived += (_, line) => Receive(line.Data, _output);
        process.ErrorDataReceived += (_, line) => Receive(line.Data, _error);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _ended = process.WaitForExitAsync();
    }

    /// <summary>What it wrote so far, Spark's log with it.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Both of its streams, for the message of a test that fails.</summary>
    public string Everything => $"{Output}\n{string.Join('\n', _error)}";

    /// <summary>Starts FleetSpark.SparkProgram.</summary>
    /// <param name="door">By which door.</param>
    /// <param name="words">What it is to do.</param>
    public static DoorProgram Start(Door door, params string[] words) => Start("FleetSpark.SparkProgram", door, words);

    /// <summary>Starts FleetSpark.SparkExamples.</summary>
    /// <param name="door">By which door.</param>
    public static DoorProgram StartExamples(Door door) => Start("FleetSpark.SparkExamples", door, []);

    private static DoorProgram Start(string project, Door door, string[] words)
    {
        var program = BuiltProgram.PathOf(project);
        var submit = SparkHome.Submit;
        var folder = new TemporaryFolder();
        string[] options = ["--master", "local[1]", "--conf", "spark.ui.enabled=false", "--driver-java-options", SparkHome.JavaOptions(folder.Path)];
        var script = folder.PathOf("app.py");
        File.WriteAllText(script, string.Empty);
        string[] command = door switch
        {
            Door.Script => [submit, .. options, RepositoryFiles.PathOf("spark-jobs", "launch.py"), program, .. words],
            Door.Direct => [submit, .. options, "--conf", $"spark.pyspark.driver.python={program}", script, .. words],
            // A session of its own, as a terminal gives one: its interrupt goes to the whole group. A shell's background, where the tests may run, ignores it.
            _ => ["env", "--default-signal=INT", "setsid", program, .. words],
        };
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false, WorkingDirectory = folder.Path, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = folder.Path;
        start.Environment["PYSPARK_SUBMIT_ARGS"] = string.Join(' ', options.Select(option => $"'{option}'")) + " pyspark-shell";
        foreach (var name in SparkHome.VariablesOfAnother)
        {
            start.Environment.Remove(name);
        }

        return new DoorProgram(Process.Start(start)!, folder);
    }

    /// <summary>Waits until the program says which processes it and its JVM are.</summary>
    public async Task<(int Program, int Jvm)> ReadyAsync()
    {
        await Task.WhenAny(_ready.Task, _ended).WaitAsync(Patience);
        Assert.True(_ready.Task.IsCompleted, $"It ended before it was ready:\n{Everything}");
        var ready = await _ready.Task;
        foreach (var process in (int[])[_process.Id, ready.Program, ready.Jvm])
        {
            _family.Remember(process);
        }

        return ready;
    }

    /// <summary>Waits for the end of what was started, and gives its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _ended.WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Waits until none of its processes is left.</summary>
    /// <returns>How long that took.</returns>
    public Task<TimeSpan> GoneAsync() => _family.WaitForEndAsync();

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _family.Kill();
        _process.Dispose();
        _folder.Dispose();
    }

    private void Receive(string? line, ConcurrentQueue<string> lines)
    {
        if (line is null)
        {
            return;
        }

        lines.Enqueue(line);
        if (line.Split(' ') is ["program", var program, "jvm", var jvm])
        {
            _ready.TrySetResult((int.Parse(program, CultureInfo.InvariantCulture), int.Parse(jvm, CultureInfo.InvariantCulture)));
        }
    }
}
