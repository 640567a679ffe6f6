using System.Diagnostics;
using System.Text;
using Microsoft.Spark.Gateway;

namespace Microsoft.Spark.Submit;

/// <summary>Starts a JVM with a gateway by <c>spark-submit</c>, as a child of this program: it ends when this program ends, in whatever way.</summary>
internal sealed class GatewayLauncher : IDisposable
{
    /// <summary>What stands in the place of a script, so that a gateway is opened and no script run.</summary>
    public const string LastWord = "pyspark-shell";

    private const string InfoVariable = "_PYSPARK_DRIVER_CONN_INFO_PATH";
    private const string LogVariable = "JVM_LOG";
    private const int LinesKept = 200; // a word that is wrong stands above two screens of usage
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan EndWithoutForce = TimeSpan.FromSeconds(20);

    // Java finds no file whose name is not ASCII unless its locale is one of UTF-8; what cron and systemd start has none.
    private const string Locale = "C.UTF-8";
    private static readonly string[] FoldersOfLocale = ["/usr/lib/locale/C.utf8", "/usr/lib/locale/C.UTF-8"];

    // What Spark writes on its way is of the lake's data: for this user alone. The terminal's Ctrl-C goes to all of a program's children; this one is to end when its parent says so. exec keeps the process id.
    private const string Shell = $"umask 077; trap '' INT; exec \"$0\" \"$@\" >>\"${LogVariable}\" 2>&1";

    private readonly Process _process;
    private bool _isDisposed;

    private GatewayLauncher(Process process, GatewayAddress address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>The gateway.</summary>
    public GatewayAddress Address { get; }

    /// <summary>The JVM's process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts a JVM and waits for its gateway.</summary>
    /// <param name="submit">The program <c>spark-submit</c>.</param>
    /// <param name="arguments">What it is given before <see cref="LastWord"/>.</param>
    /// <param name="logFile">Gets what the JVM writes to its output and its error; a file that is there is added to.</param>
    /// <exception cref="GatewayLaunchException">There is no such program, or it ended before it opened a gateway.</exception>
    public static GatewayLauncher Start(string submit, IEnumerable<string> arguments, string logFile)
    {
        if (!File.Exists(submit))
        {
            throw new GatewayLaunchException($"The program '{submit}' is missing; name the folder of a Spark 3.5, the one with bin/spark-submit.", exitCode: null, string.Empty);
        }

        var folder = Directory.CreateTempSubdirectory("gateway-");
        try
        {
            var info = Path.Combine(folder.FullName, "connection");
            var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true };
            foreach (var argument in (IEnumerable<string>)["-c", Shell, submit, .. arguments, LastWord])
            {
                start.ArgumentList.Add(argument);
            }

            start.Environment[InfoVariable] = info;
            start.Environment[LogVariable] = logFile;
            if (Array.Exists(FoldersOfLocale, Directory.Exists))
            {
                start.Environment["LC_ALL"] = Locale;
            }

            var process = Process.Start(start)!;
            while (!File.Exists(info))
            {
                // The file is renamed into place, so that it is whole once it is there.
                if (process.WaitForExit(Look) && !File.Exists(info))
                {
                    throw new GatewayLaunchException($"'{submit}' ended before it opened a gateway.", process.ExitCode, LastLines(logFile), logFile);
                }
            }

            return new GatewayLauncher(process, ReadInfo(info));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Ends the JVM: the end of its input tells it to stop; one that does not is killed.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return; // who disposes of it and the program's exit can meet here
        }

        _process.StandardInput.Close();
        if (!_process.WaitForExit(EndWithoutForce))
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    // int32 big endian: the port; int32 big endian and UTF-8: the secret.
    private static GatewayAddress ReadInfo(string info)
    {
        using var stream = File.OpenRead(info);
        var port = ResultSocket.ReadInt32(stream);
        return new GatewayAddress(port, ResultSocket.ReadText(stream));
    }

    private static string LastLines(string logFile)
    {
        try
        {
            return string.Join('\n', File.ReadLines(logFile, Encoding.UTF8).TakeLast(LinesKept));
        }
        catch (IOException)
        {
            return string.Empty; // it did not come to write any
        }
    }
}
