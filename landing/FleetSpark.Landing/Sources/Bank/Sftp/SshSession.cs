using System.Net.Sockets;
using Renci.SshNet;
using Renci.SshNet.Common;
using Renci.SshNet.Sftp;

namespace FleetSpark.Landing.Sources.Bank.Sftp;

/// <summary>A session of SSH.NET, its exceptions sorted into broken connections and refusals.</summary>
internal sealed class SshSession(SftpClient client, string host, AuthenticationMethod method, PrivateKeyFile? key) : ISftpSession
{
    /// <summary>The client beneath.</summary>
    public SftpClient Client => client;

    /// <summary>Whether an exception says that the connection is of no use any more.</summary>
    public static bool IsBroken(Exception fault) =>
        fault is SocketException or IOException or TimeoutException or ObjectDisposedException or SshException and not SshAuthenticationException;

    /// <inheritdoc />
    public Task<IReadOnlyList<RemoteFile>> ListAsync(string folder, CancellationToken cancellationToken) => CodedAsync<IReadOnlyList<RemoteFile>>(async () =>
    {
        try
        {
            var files = new List<RemoteFile>();
            await foreach (var file in client.ListDirectoryAsync(folder, cancellationToken))
            {
                if (file.IsRegularFile && !file.Name.StartsWith('.'))
                {
                    files.Add(Of($"{folder.TrimEnd('/')}/{file.Name}", file.Attributes));
                }
            }

            return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        }
        catch (SftpPathNotFoundException)
        {
            throw BankErrors.NoSuchFolder(host, folder);
        }
        catch (SftpPermissionDeniedException)
        {
            throw BankErrors.NotPermitted(host, $"list '{folder}'");
        }
    });

    /// <inheritdoc />
    public Task<RemoteFile?> LookAsync(string path, CancellationToken cancellationToken) => CodedAsync(async () =>
    {
        try
        {
            var attributes = await client.GetAttributesAsync(path, cancellationToken);
            return attributes.IsRegularFile ? Of(path, attributes) : null;
        }
        catch (SftpPathNotFoundException)
        {
            return null;
        }
        catch (SftpPermissionDeniedException)
        {
            throw BankErrors.NotPermitted(host, $"look at '{path}'");
        }
    });

    /// <inheritdoc />
    public Task<Stream?> OpenAsync(string path, long offset, CancellationToken cancellationToken) => CodedAsync<Stream?>(async () =>
    {
        try
        {
            var file = await client.OpenAsync(path, FileMode.Open, FileAccess.Read, cancellationToken);
            file.Seek(offset, SeekOrigin.Begin);
            return new SshFileStream(file);
        }
        catch (SftpPathNotFoundException)
        {
            return null;
        }
        catch (SftpPermissionDeniedException)
        {
            throw BankErrors.NotPermitted(host, $"read '{path}'");
        }
    });

    /// <inheritdoc />
    public Task MakeFolderAsync(string folder, CancellationToken cancellationToken) => CodedAsync(async () =>
    {
        try
        {
            if (!await client.ExistsAsync(folder, cancellationToken))
            {
                await client.CreateDirectoryAsync(folder, cancellationToken);
            }

            return true;
        }
        catch (SftpPathNotFoundException)
        {
            throw BankErrors.NoSuchFolder(host, folder.LastIndexOf('/') is > 0 and var end ? folder[..end] : "/");
        }
        catch (SftpPermissionDeniedException)
        {
            throw BankErrors.NotPermitted(host, $"make the folder '{folder}'");
        }
    });

    /// <inheritdoc />
    public Task<bool> TryRenameAsync(string path, string newPath, CancellationToken cancellationToken) => CodedAsync(async () =>
    {
        try
        {
            await client.RenameFileAsync(path, newPath, cancellationToken); // SFTP v3's own: it replaces nothing
            return true;
        }
        catch (SftpException)
        {
            return false;
        }
    });

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            client.Dispose();
        }
        catch (Exception fault) when (IsBroken(fault))
        {
            // After a cut it cannot say goodbye.
        }

        (method as IDisposable)?.Dispose();
        key?.Dispose();
    }

    private static RemoteFile Of(string path, SftpFileAttributes attributes) => new(path, attributes.Size, new DateTimeOffset(attributes.LastWriteTimeUtc, TimeSpan.Zero));

    private static async Task<T> CodedAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception fault) when (IsBroken(fault))
        {
            throw new SftpBrokenException(fault.Message, fault);
        }
    }
}
