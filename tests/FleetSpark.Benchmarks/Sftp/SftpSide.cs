using System.Globalization;
using FleetSpark.Core;
using FleetSpark.Lake.Stores;
using FleetSpark.Landing.Secrets;
using FleetSpark.Landing.Sources.Bank;
using FleetSpark.Landing.Sources.Bank.Sftp;
using FleetSpark.Testing;

namespace FleetSpark.Benchmarks.Sftp;

/// <summary>What the measurement of SFTP starts as processes.</summary>
internal static class SftpSide
{
    /// <summary>Reads all files of a folder on a server, and does nothing with them.</summary>
    public static async Task<int> ReadAsync(string port, string hostKey, string userKey, string inbox)
    {
        var options = OptionsOf(port, hostKey, userKey, inbox);
        using var calls = new SftpCalls(new SshConnector(options, new FileSecrets()), options, TimeProvider.System);
        foreach (var file in await calls.CallAsync(session => session.ListAsync(inbox, CancellationToken.None), CancellationToken.None))
        {
            await using var bytes = new ResumingStream(calls, file);
            await bytes.CopyToAsync(Stream.Null);
        }

        return 0;
    }

    /// <summary>Lands all files of a folder on a server.</summary>
    /// <exception cref="FleetException">One was not landed.</exception>
    public static async Task<int> LandAsync(string port, string hostKey, string userKey, string inbox, string lake)
    {
        // No wait for a second look: it has no part in the speed.
        var options = OptionsOf(port, hostKey, userKey, inbox) with { LookInterval = TimeSpan.Zero };
        var lander = new BankLander(BuiltIn.Catalog.Source("bank"), new FolderObjectStore(lake), options, new FileSecrets(), TimeProvider.System);
        var report = await lander.LandAsync(progress: null, finishBefore: null, CancellationToken.None);
        return report.Landed == 1 ? 0 : throw report.Files[0].Error!;
    }

    private static SftpOptions OptionsOf(string port, string hostKey, string userKey, string inbox) => new()
    {
        Host = "127.0.0.1",
        Port = int.Parse(port, CultureInfo.InvariantCulture),
        User = SshServer.User,
        HostKeys = [hostKey],
        PrivateKey = new SecretName(SecretStore.File, userKey),
        Folder = inbox,
    };
}
