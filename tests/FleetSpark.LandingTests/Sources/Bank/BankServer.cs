using System.Text;
using FleetSpark.Landing;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Bank;
using FleetSpark.Landing.Sources.Bank.Sftp;
using FleetSpark.LandingTests.Bank;

[assembly: AssemblyFixture(typeof(RunningServer))]

namespace FleetSpark.LandingTests.Bank;

/// <summary>One real SFTP server for all tests; each has a folder of its own there.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    public SshServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await SshServer.StartAsync();

    public ValueTask DisposeAsync()
    {
        Server?.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>A bank's folder on the server, and a raw store to land in.</summary>
internal sealed class BankServer : IDisposable
{
    public BankServer(RunningServer running)
    {
        Server = running.Server;
        Inbox = Path.Combine(Server.Files, Guid.NewGuid().ToString("N"), "out");
        Directory.CreateDirectory(Inbox);
    }

    public RawLake Lake { get; } = new();

    public SkippingClock Clock { get; } = new(RawLake.Sent);

    public SshServer Server { get; }

    public string Inbox { get; }

    public SftpOptions Options => new()
    {
        Host = "127.0.0.1",
        Port = Server.Port,
        User = SshServer.User,
        HostKeys = [Server.HostKey],
        PrivateKey = new SecretName(SecretStore.File, Server.UserKey),
        Folder = Inbox,
        OperationTimeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>Puts a file into the bank's folder.</summary>
    public string Leave(string name, string text) => Leave(name, Encoding.UTF8.GetBytes(text));

    public string Leave(string name, byte[] bytes)
    {
        var path = Path.Combine(Inbox, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 3, 29, 6, 0, 0, DateTimeKind.Utc));
        return path;
    }

    /// <summary>The names of what lies in the bank's folder, or in one below it.</summary>
    public IReadOnlyList<string> NamesIn(string folder = "") =>
        [.. new DirectoryInfo(Path.Combine(Inbox, folder)).EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    public BankLander Lander(SftpOptions options) => new(LandingTests.Sources.Of("bank"), Lake.Store, options, new FileSecrets(), Clock);

    public Task<LandingReport> LandAsync(SftpOptions? options = null) => Lander(options ?? Options).LandAsync(progress: null, finishBefore: null, RawLake.Cancellation);

    public async Task<FileReport> LandOneAsync(SftpOptions? options = null) => Assert.Single((await LandAsync(options)).Files);

    public void Dispose() => Lake.Dispose();
}
