using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FleetSpark.Testing;

/// <summary>
/// A real OpenSSH server of one test's own, on a free port, with keys and a folder of its own, for the user that runs the test. It serves
/// SFTP and, for measurements, commands. Ended at dispose with all that it started.
/// </summary>
public sealed class SshServer : IDisposable
{
    private const string Program = "/usr/sbin/sshd"; // it starts itself again for each connection, so it wants its whole path
    private const string PrivilegeFolder = "/run/sshd"; // where it leaves its rights, when root starts it
    private const string Limited = "limited.pub";
    private static readonly TimeSpan ToStart = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder;
    private readonly Process _process;

    private SshServer(TemporaryFolder folder, int port, Process process)
    {
        _folder = folder;
        _process = process;
        Port = port;
    }

    /// <summary>The port on the loopback address.</summary>
    public int Port { get; }

    /// <summary>The user who may log in.</summary>
    public static string User => Environment.UserName;

    /// <summary>The folder of files; the server does not confine anybody to it.</summary>
    public string Files => _folder.PathOf("files");

    /// <summary>The private key that is let in.</summary>
    public string UserKey => _folder.PathOf("user");

    /// <summary>A private key that is not.</summary>
    public string StrangersKey => _folder.PathOf("stranger");

    /// <summary>Lets another key in, to whose requests of one kind it says that they are not permitted, whoever runs it.</summary>
    /// <param name="request">The request, as <c>sftp-server -Q requests</c> names it.</param>
    /// <returns>The private key.</returns>
    public async Task<string> LetInWithoutAsync(string request)
    {
        var key = _folder.PathOf($"without-{request}-{Guid.NewGuid():N}");
        await MakeKeyAsync(key);
        await File.AppendAllTextAsync(_folder.PathOf(Limited), $"command=\"internal-sftp -P {request}\" {await File.ReadAllTextAsync($"{key}.pub")}");
        return key;
    }

    /// <summary>The SHA-256 fingerprint of its host key, without its prefix.</summary>
    public string HostKey => Fingerprint(_folder.PathOf("host.pub"));

    /// <summary>The fingerprint of a key that it has not.</summary>
    public string OtherHostKey => Fingerprint(_folder.PathOf("stranger.pub"));

    /// <summary>Starts a server and waits until it answers.</summary>
    public static async Task<SshServer> StartAsync()
    {
        if (Environment.IsPrivilegedProcess)
        {
            Directory.CreateDirectory(PrivilegeFolder);
        }

        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("files"));
        foreach (var key in new[] { "host", "user", "stranger" })
        {
            await MakeKeyAsync(folder.PathOf(key));
        }

        var port = LocalCloud.FreePort();
        await ConfigureAsync(folder, port);
        var server = new SshServer(folder, port, Process.Start(new ProcessStartInfo(Program, ["-D", "-f", folder.PathOf("config"), "-E", folder.PathOf("log")]))!);
        await server.WaitAsync();
        return server;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private static async Task ConfigureAsync(TemporaryFolder folder, int port)
    {
        string[] lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"Port {port}"),
            "ListenAddress 127.0.0.1",
            $"HostKey {folder.PathOf("host")}",
            $"AuthorizedKeysFile {folder.PathOf("user.pub")} {folder.PathOf(Limited)}",
            "PidFile none",
            "StrictModes no", // among the temporary files others may write beside it
            "UsePAM no",
            "PasswordAuthentication no",
            "KbdInteractiveAuthentication no",
            "PermitRootLogin prohibit-password",
            "MaxStartups 100",
            "UseDNS no",
            "Subsystem sftp internal-sftp",
        ];

        // Newer ones shut out for a while whoever failed to log in, and older ones do not know that word.
        var config = folder.PathOf("config");
        await File.WriteAllLinesAsync(config, [.. lines, "PerSourcePenalties no"]);
        using var check = Process.Start(new ProcessStartInfo(Program, ["-t", "-f", config]) { RedirectStandardError = true, UseShellExecute = false })!;
        await check.StandardError.ReadToEndAsync();
        await check.WaitForExitAsync();
        if (check.ExitCode != 0)
        {
            await File.WriteAllLinesAsync(config, lines);
        }
    }

    private async Task WaitAsync()
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (watch.Elapsed < ToStart && !_process.HasExited)
            {
                await Task.Delay(10); // nothing tells when it listens
            }
            catch (SocketException silent)
            {
                var log = await File.ReadAllTextAsync(_folder.PathOf("log"));
                Dispose();
                throw new InvalidOperationException($"The SSH server did not start: {log}", silent);
            }
        }
    }

    // "256 SHA256:... comment (ED25519)"
    private static string Fingerprint(string publicKey)
    {
        using var keygen = Process.Start(new ProcessStartInfo("ssh-keygen", ["-l", "-f", publicKey]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var line = keygen.StandardOutput.ReadToEnd();
        keygen.WaitForExit();
        return line.Split(' ')[1]["SHA256:".Length..];
    }

    private static Task MakeKeyAsync(string path) => RunAsync("ssh-keygen", "-q", "-t", "ed25519", "-N", string.Empty, "-C", Path.GetFileName(path), "-f", path);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }
}
