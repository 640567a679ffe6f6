using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace FleetSpark.Testing;

/// <summary>
/// A real PostgreSQL of some tests' own: in a temporary folder, on a free port of the loopback address, with a user who logs in by SCRAM, with TLS for who asks for it.
/// It refuses to be root, so where the tests are, it runs as another user of the system. Ended at dispose with all that it started.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string BinariesOfDebian = "/usr/lib/postgresql";
    private static readonly TimeSpan ToStart = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder;
    private readonly Process _process;
    private readonly NpgsqlDataSource _owner;

    private PostgresServer(TemporaryFolder folder, int port, Process process)
    {
        _folder = folder;
        _process = process;
        Port = port;
        _owner = new NpgsqlSlimDataSourceBuilder($"Host=127.0.0.1;Port={port};Username={User};Password={Password};Database={Database};SSL Mode=Disable;Pooling=false").Build();
    }

    /// <summary>The port on the loopback address.</summary>
    public int Port { get; }

    /// <summary>The database, which holds nothing.</summary>
    public static string Database => "registry";

    /// <summary>The user, who may do anything.</summary>
    public static string User => "keeper";

    /// <summary>The user's password.</summary>
    public static string Password => "only a test knows this";

    /// <summary>The certificate that vouches for the server under the name localhost, PEM.</summary>
    public string RootCertificate => _folder.PathOf("root.crt");

    /// <summary>A certificate that vouches for somebody else, PEM.</summary>
    public string StrangersCertificate => _folder.PathOf("stranger.crt");

    /// <summary>Where a file with the user's password is.</summary>
    public string PasswordFile => _folder.PathOf("password");

    /// <summary>Starts a server and waits until it answers.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("password"), Password);
        Directory.CreateDirectory(folder.PathOf("data"));
        ServerCertificates.Write(folder);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "-R", ServerUser, folder.Path);
        }

        await RunAsync(AsServerUser([BinaryOf("initdb"), "-D", folder.PathOf("data"), "-U", User, "--pwfile", folder.PathOf("password"), "-A", "scram-sha-256", "-E", "UTF8", "--no-locale", "--no-sync", "--no-instructions"]));
        var port = LocalCloud.FreePort();
        string[] settings =
        [
            string.Create(CultureInfo.InvariantCulture, $"port={port}"), "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "shared_buffers=16MB", "max_connections=20", "logging_collector=off",
            "autovacuum=off", "ssl=on", $"ssl_cert_file={folder.PathOf("server.crt")}", $"ssl_key_file={folder.PathOf("server.key")}",
        ];
        var words = AsServerUser([BinaryOf("postgres"), "-D", folder.PathOf("data"), .. settings.SelectMany(setting => (string[])["-c", setting])]);
        var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = "/" })!;
        var server = new PostgresServer(folder, port, process);
        await server.WaitAsync(process.StandardError.ReadToEndAsync());
        return server;
    }

    /// <summary>Runs statements as the user.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var command = _owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Opens a connection as the user, who then closes it.</summary>
    public async Task<NpgsqlConnection> OpenAsync() => await _owner.OpenConnectionAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _owner.DisposeAsync();
        if (!_process.HasExited)
        {
            await ProcessFamily.SignalAsync("QUIT", _process.Id); // at once, and its own processes with it
        }

        await _process.WaitForExitAsync().WaitAsync(ToEnd);
        _process.Dispose();
        _folder.Dispose();
    }

    private static string ServerUser => File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    // The same process goes on as the other user, so that its id is the server's.
    private static string[] AsServerUser(string[] words) => Environment.IsPrivilegedProcess
        ? ["setpriv", $"--reuid={ServerUser}", "--clear-groups", "--", .. words]
        : words;

    private static string BinaryOf(string name)
    {
        var installed = Directory.Exists(BinariesOfDebian)
            ? Directory.EnumerateDirectories(BinariesOfDebian).Select(version => Path.Combine(version, "bin", name)).Where(File.Exists).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        return installed ?? name; // then it is where programs are looked for
    }

    private async Task WaitAsync(Task<string> said)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                var builder = new NpgsqlConnectionStringBuilder(_owner.ConnectionString) { Database = "postgres", Password = Password };
                await using var first = new NpgsqlSlimDataSourceBuilder(builder.ConnectionString).Build();
                await using var command = first.CreateCommand($"CREATE DATABASE {Database}");
                await command.ExecuteNonQueryAsync();
                return;
            }
            catch (Exception silent) when (silent is NpgsqlException or SocketException)
            {
                if (watch.Elapsed > ToStart || _process.HasExited)
                {
                    await DisposeAsync();
                    throw new InvalidOperationException($"PostgreSQL did not start: {await said}", silent);
                }

                await Task.Delay(10); // nothing tells when it listens
            }
        }
    }

    private static async Task RunAsync(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = "/" })!; // one that it may look into
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{words[0]} ended with {process.ExitCode}: {await output}{await error}");
        }
    }
}
