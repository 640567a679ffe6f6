using FleetSpark.Core;

namespace FleetSpark.Landing.Files;

/// <summary>A file that is to be landed: opened anew for each reading, unpacked where its first bytes say gzip.</summary>
internal sealed class InputFile(string path)
{
    /// <summary>How much is read at a time.</summary>
    public const int PieceLength = 1 << 17;

    /// <summary>The file as it was named.</summary>
    public string Path => path;

    /// <summary>Its name without folders.</summary>
    public string Name => System.IO.Path.GetFileName(path);

    /// <summary>When it was last written.</summary>
    public DateTimeOffset ModifiedAt => new(File.GetLastWriteTimeUtc(path), TimeSpan.Zero);

    /// <summary>Opens its uncompressed bytes.</summary>
    /// <exception cref="FleetException">FS2001 to FS2004: it is absent, a folder, cannot be read, or is no regular file. FS2016: its name is no text.</exception>
    public async Task<ContentStream> OpenAsync(CancellationToken cancellationToken)
    {
        if (path.Contains('\uFFFD', StringComparison.Ordinal))
        {
            throw LandingErrors.NameIsNoText(path); // read so, it may be that of another file
        }

        FileStream? file = null;
        try
        {
            if (Directory.Exists(path))
            {
                _ = Directory.EnumerateFiles(path).Any(); // throws where it may not be read
                throw LandingErrors.FolderWithoutFiles(path); // other folders were replaced by what they hold
            }

            if (FileKind.IsPipeOrDevice(path))
            {
                throw LandingErrors.NotARegularFile(path);
            }

            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            if (!file.CanSeek)
            {
                throw LandingErrors.NotARegularFile(path);
            }

            return await ContentStream.OfAsync(file, path, cancellationToken);
        }
        catch (Exception fault)
        {
            if (file is not null)
            {
                await file.DisposeAsync();
            }

            throw fault switch
            {
                FileNotFoundException or DirectoryNotFoundException or ArgumentException => LandingErrors.NoSuchFile(path), // no file can have an empty name, say
                IOException or UnauthorizedAccessException => LandingErrors.CannotRead(path, fault),
                _ => fault,
            };
        }
    }
}
