using FleetSpark.Landing;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Bank;

namespace FleetSpark.LandingTests.Bank;

/// <summary>A real SFTP server with a bank's folder, and a raw store to land in.</summary>
internal sealed class BankServer : IDisposable
{
    private readonly SshServer _server;

    private BankServer(SshServer server) => _server = server;

    public RawLake Lake { get; } = new();

    public HurryingClock Clock { get; } = new();

    public SshServer Server => _server;

    public string Inbox => Path.Combine(_server.Files, "out");

    public SftpOptions Options => new()
    {
        Host = "127.0.0.1",
        Port = _server.Port,
        User = SshServer.User,
        HostKeys = [_server.HostKey],
        PrivateKey = new SecretName(SecretStore.File, _server.UserKey),
        Folder = Inbox,
        OperationTimeout = TimeSpan.FromSeconds(10),
    };

    public static async Task<BankServer> StartAsync()
    {
        var bank = new BankServer(await SshServer.StartAsync());
        Directory.CreateDirectory(bank.Inbox);
        return bank;
    }

    /// <summary>Puts a file into the bank's folder.</summary>
    public string Leave(string name, string text) => Leave(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Leave(string name, byte[] bytes)
    {
        var path = Path.Combine(Inbox, name);
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 3, 29, 6, 0, 0, DateTimeKind.Utc));
        return path;
    }

    public BankLander Lander(SftpOptions options) => new(Sources.Of("bank"), Lake.Store, options, new FileSecrets(), Clock);

    public Task<LandingReport> LandAsync(SftpOptions? options = null) => Lander(options ?? Options).LandAsync(progress: null, RawLake.Cancellation);

    public async Task<FileReport> LandOneAsync(SftpOptions? options = null) => Assert.Single((await LandAsync(options)).Files);

    public void Dispose()
    {
        _server.Dispose();
        Lake.Dispose();
    }
}
