using System.Diagnostics;
using System.Globalization;

namespace FleetSpark.SparkRunTests;

/// <summary>One <c>fleet</c> on a Spark of its own, with a folder for all that both leave.</summary>
internal sealed class SparkRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private readonly TemporaryFolder _folder = new();
    private readonly HashSet<(int Id, string StartedAt)> _family = [];
    private Process? _process;

    /// <summary>The folder of Spark.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Home => Environment.GetEnvironmentVariable("SPARK_HOME") is { Length: > 0 } home && File.Exists(Path.Combine(home, "bin", "spark-submit"))
        ? home
        : throw new InvalidOperationException("These tests run Spark 3.5: set SPARK_HOME to the folder of its distribution, the one with bin/spark-submit.");

    /// <summary>The folder.</summary>
    public TemporaryFolder Folder => _folder;

    /// <summary>What Spark is started with: quick to start, and with its files in this folder.</summary>
    public string SubmitArguments => $"--driver-java-options '-XX:TieredStopAtLevel=1 -Djava.io.tmpdir={_folder.Path}'";

    /// <summary>Runs a line of bash to its end; <c>$FLEET</c> in it is the program, <c>$SUBMIT</c> is spark-submit.</summary>
    public Task<FleetResult> ShellAsync(string line) => FleetProcess.FinishAsync(Begin(line));

    /// <summary>Starts <c>fleet</c> in place of a line of bash: <c>exec $FLEET run</c>.</summary>
    public Process Begin(string line)
    {
        _ = Home;
        string[] variables = [$"TMPDIR={_folder.Path}", $"SPARK_LOCAL_DIRS={_folder.Path}", $"PYSPARK_SUBMIT_ARGS={SubmitArguments}", $"SUBMIT={Path.Combine(Home, "bin", "spark-submit")}"];
        return _process = FleetProcess.StartOther("env", _folder.Path, ["-u", "PYSPARK_GATEWAY_PORT", "-u", "PYSPARK_DRIVER_PYTHON", "-u", "PYSPARK_PYTHON", .. variables, "bash", "-c", line]);
    }

    /// <summary>Waits until something holds, while the process that was begun runs.</summary>
    public async Task UntilAsync(string what, Func<bool> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.False(_process!.HasExited, $"It ended before: {what}.");
            Assert.True(watch.Elapsed < Patience, $"It does not come to pass: {what}.");
            await Task.Delay(Look);
        }

        RememberFamily();
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

    /// <summary>The process id of the JVM below the one that was begun.</summary>
    public int Jvm => Below(_process!.Id).Single(id => Comm(id) == "java");

    /// <summary>Whether a JVM runs below the one that was begun.</summary>
    public bool HasJvm => Below(_process!.Id).Any(id => Comm(id) == "java");

    /// <summary>Sends a signal to a process.</summary>
    public static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", ["-s", signal, process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>That no process is left of those that were there.</summary>
    public async Task AssertGoneAsync()
    {
        var watch = Stopwatch.StartNew();
        Assert.NotEmpty(_family);
        while (_family.Any(IsThere) && watch.Elapsed < TimeSpan.FromSeconds(20))
        {
            await Task.Delay(Look);
        }

        Assert.DoesNotContain(_family, IsThere);
    }

    public void Dispose()
    {
        foreach (var left in _family.Where(IsThere))
        {
            using var process = Process.GetProcessById(left.Id);
            process.Kill();
        }

        _folder.Dispose();
    }

    private static bool IsThere((int Id, string StartedAt) mark) => Stat(mark.Id) is [not "Z", ..] fields && fields[19] == mark.StartedAt;

    private static string Comm(int id) => Read($"/proc/{id}/comm").TrimEnd('\n');

    private static IEnumerable<int> Below(int parent) => ProcessIds()
        .Where(id => Stat(id) is [_, var above, ..] && int.Parse(above, CultureInfo.InvariantCulture) == parent)
        .SelectMany(id => (int[])[id, .. Below(id)]);

    private static IEnumerable<int> ProcessIds() =>
        Directory.EnumerateDirectories("/proc").Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0).Where(id => id > 0);

    // /proc/ID/stat: the id, the name in parentheses, the state, the parent, and so on; the start is the twenty-second.
    private static string[] Stat(int id)
    {
        var stat = Read($"/proc/{id}/stat");
        return stat.Length == 0 ? [] : stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return string.Empty; // the process ended
        }
    }

    private void RememberFamily() => _family.UnionWith(((int[])[_process!.Id, .. Below(_process.Id)]).Select(id => (id, Stat(id) is { Length: > 19 } stat ? stat[19] : string.Empty)));
}
