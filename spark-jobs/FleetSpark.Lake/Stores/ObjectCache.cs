using FleetSpark.Core;

namespace FleetSpark.Lake.Stores;

/// <summary>
/// Files on this machine with the bytes of objects elsewhere, for those that are written once and never replaced. Programs share it: each has links of its own
/// in a folder of its own, so what is thrown away here stays for who has it open. The oldest by last use go first where there is more than the limit.
/// </summary>
/// <param name="folder">Where; made when the first file comes.</param>
/// <param name="limitBytes">How much it may hold.</param>
/// <param name="clock">Tells when a file was used.</param>
internal sealed class ObjectCache(string folder, long limitBytes, TimeProvider clock)
{
    // It is looked through when so much more has come, not at each file.
    private const int Slack = 16;

    private readonly Lock _trimming = new();
    private long _unseenBytes = long.MaxValue / 2; // what is there at the beginning was not looked at

    /// <summary>Gives a program a file of its own with an object's bytes.</summary>
    /// <param name="name">The object's name, unlike that of any other object of any store.</param>
    /// <param name="path">Where the program wants it.</param>
    /// <param name="fetch">Writes the bytes into a stream; false where there is no such object.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>False where there is no such object.</returns>
    public async Task<bool> GiveAsync(string name, string path, Func<Stream, Task<bool>> fetch, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            return true;
        }

        LocalFolders.Create(Path.GetDirectoryName(path)!, privateFrom: null);
        var kept = PathOf(name);
        if (FileLink.TryLink(kept, path))
        {
            Touch(kept);
            return true;
        }

        var part = $"{path}.{Guid.NewGuid():N}";
        try
        {
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
            {
                if (!await fetch(file))
                {
                    return false;
                }

                await file.FlushAsync(cancellationToken);
                file.Flush(flushToDisk: true); // its name, which outlives this program, must not outlive its bytes
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }

        Keep(name, path);
        return true;
    }

    /// <summary>Keeps a file as an object's bytes, beside its own name.</summary>
    public void Keep(string name, string path)
    {
        var kept = PathOf(name);
        LocalFolders.Create(Path.GetDirectoryName(kept)!, privateFrom: folder);
        if (FileLink.TryLink(path, kept))
        {
            Touch(kept);
            Trim(new FileInfo(path).Length);
        }
    }

    private void Touch(string kept)
    {
        try
        {
            File.SetLastWriteTimeUtc(kept, clock.GetUtcNow().UtcDateTime);
        }
        catch (IOException)
        {
            // Another program has thrown it away just now.
        }
    }

    private void Trim(long addedBytes)
    {
        lock (_trimming)
        {
            _unseenBytes += addedBytes;
            if (_unseenBytes < limitBytes / Slack)
            {
                return;
            }

            _unseenBytes = 0;
            var files = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Select(file => (File: file, file.Length, file.LastWriteTimeUtc)).ToList();
            var bytes = files.Sum(file => file.Length);
            foreach (var oldest in files.OrderBy(file => file.LastWriteTimeUtc).TakeWhile(_ => bytes > limitBytes - (limitBytes / Slack)))
            {
                oldest.File.Delete();
                bytes -= oldest.Length;
            }
        }
    }

    private string PathOf(string name)
    {
        var hash = ContentHash.Of(name);
        return Path.Combine(folder, hash[..2], hash);
    }
}
