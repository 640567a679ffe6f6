using System.Text;
using FleetSpark.Landing.Secrets;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace FleetSpark.Landing.Sources.Bank.Sftp;

/// <summary>The one place that makes SFTP clients: without the check of the host key that it puts in, any server would be trusted.</summary>
internal sealed class SshConnector(SftpOptions options, ISecretReader secrets) : ISftpConnector
{
    // SSH.NET reads ahead by some ten pieces of this length; its own 32 KiB leave a line with a long way idle.
    private const uint PieceLength = 1 << 17;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public async Task<ISftpSession> ConnectAsync(CancellationToken cancellationToken)
    {
        var (method, key) = await AuthenticateByAsync(cancellationToken);
        var info = new ConnectionInfo(options.Host, options.Port, options.User, method) { Timeout = options.ConnectTimeout, ChannelCloseTimeout = CloseTimeout };
        Restrict(info);
        var session = new SshSession(new SftpClient(info) { OperationTimeout = options.OperationTimeout, BufferSize = PieceLength }, options.Host, method, key);
        try
        {
            await ConnectAsync(session.Client, cancellationToken);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private async Task ConnectAsync(SftpClient client, CancellationToken cancellationToken)
    {
        (string Algorithm, string Fingerprint)? unknown = null;
        client.HostKeyReceived += (_, met) =>
        {
            met.CanTrust = options.HostKeys.Contains(met.FingerPrintSHA256, StringComparer.Ordinal);
            unknown = met.CanTrust ? null : (met.HostKeyName, met.FingerPrintSHA256);
        };
        try
        {
            await client.ConnectAsync(cancellationToken);
        }
        catch (Exception fault) when (unknown is not null && fault is not OperationCanceledException)
        {
            throw BankErrors.UnknownHostKey(options.Host, unknown.Value.Algorithm, unknown.Value.Fingerprint);
        }
        catch (SshAuthenticationException)
        {
            throw BankErrors.NotLetIn(options.Host);
        }
        catch (Exception fault) when (SshSession.IsBroken(fault))
        {
            throw new SftpBrokenException(fault.Message, fault);
        }
    }

    // AES-GCM ahead, for speed; and no host key that is signed with SHA-1, nor one that a certificate vouches for, which is not what was pinned.
    private static void Restrict(ConnectionInfo info)
    {
        foreach (var name in info.HostKeyAlgorithms.Keys.Where(name => name == "ssh-rsa" || name.Contains("-cert-", StringComparison.Ordinal)).ToList())
        {
            info.HostKeyAlgorithms.Remove(name);
        }

        var others = info.Encryptions.Where(cipher => !cipher.Key.Contains("-gcm", StringComparison.Ordinal)).ToList();
        foreach (var cipher in others)
        {
            info.Encryptions.Remove(cipher.Key);
        }

        foreach (var cipher in others)
        {
            info.Encryptions.Add(cipher.Key, cipher.Value);
        }
    }

    private async Task<(AuthenticationMethod Method, PrivateKeyFile? Key)> AuthenticateByAsync(CancellationToken cancellationToken)
    {
        if (options.PrivateKey is not { } name)
        {
            return (new PasswordAuthenticationMethod(options.User, await secrets.ReadAsync(options.Password!.Value, cancellationToken)), null);
        }

        var text = await secrets.ReadAsync(name, cancellationToken);
        var passphrase = options.Passphrase is { } phrase ? await secrets.ReadAsync(phrase, cancellationToken) : null;
        var key = ReadKey(name, text, passphrase);
        return (new PrivateKeyAuthenticationMethod(options.User, key), key);
    }

    private static PrivateKeyFile ReadKey(SecretName name, string text, string? passphrase)
    {
        try
        {
            using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text + "\n"));
            return new PrivateKeyFile(bytes, passphrase);
        }
        catch (Exception)
        {
            // Whatever the parser met: its message may quote the key.
            throw BankErrors.UnreadableKey(name.ToString());
        }
    }
}
