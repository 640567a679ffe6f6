using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Bank.Sftp;

/// <summary>
/// What landing needs of an SFTP server, over one connection; it is the seam at which tests cut. Where the connection breaks every call throws
/// <see cref="SftpBrokenException"/>, after which the session is of no use; what the server refuses comes as a coded failure.
/// </summary>
internal interface ISftpSession : IDisposable
{
    /// <summary>The regular files in a folder, those that are hidden left out, ordered by name.</summary>
    /// <exception cref="FleetException">FS2205, FS2206: the folder is not there, or may not be read.</exception>
    Task<IReadOnlyList<RemoteFile>> ListAsync(string folder, CancellationToken cancellationToken);

    /// <summary>A file as it is now; null where there is none of that name, or it is no regular file.</summary>
    Task<RemoteFile?> LookAsync(string path, CancellationToken cancellationToken);

    /// <summary>Opens a file's bytes from an offset on; null where there is none of that name.</summary>
    /// <exception cref="FleetException">FS2206: it may not be read.</exception>
    Task<Stream?> OpenAsync(string path, long offset, CancellationToken cancellationToken);

    /// <summary>Makes a folder unless there is one.</summary>
    /// <exception cref="FleetException">FS2205: there is none that it would stand in. FS2206: it may not be made.</exception>
    Task MakeFolderAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Gives a file another name; false where that cannot be done, because the name is taken, say.</summary>
    Task<bool> TryRenameAsync(string path, string newPath, CancellationToken cancellationToken);
}

/// <summary>Makes sessions.</summary>
internal interface ISftpConnector
{
    /// <summary>Connects.</summary>
    /// <exception cref="SftpBrokenException">The server does not answer.</exception>
    /// <exception cref="FleetException">FS2201 to FS2203, FS2501: never to be tried again with the same settings.</exception>
    Task<ISftpSession> ConnectAsync(CancellationToken cancellationToken);
}

/// <summary>A connection that broke, froze, or answered what nobody understands: another one may do better.</summary>
internal sealed class SftpBrokenException(string message, Exception? cause = null) : IOException(message, cause);

/// <summary>A file on a server.</summary>
/// <param name="Path">Its path there.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="ModifiedAt">When it was last written, to whole seconds.</param>
internal sealed record RemoteFile(string Path, long Size, DateTimeOffset ModifiedAt)
{
    /// <summary>Its name without folders.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
