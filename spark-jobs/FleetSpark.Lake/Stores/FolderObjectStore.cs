using System.Runtime.CompilerServices;
using FleetSpark.Core;

namespace FleetSpark.Lake.Stores;

/// <summary>
/// Objects as files of a folder. A file appears by a link or a rename, so it is whole or absent; what is being written stands
/// under <c>.tmp/</c>, which no listing shows.
/// </summary>
public sealed class FolderObjectStore : ILakeStore
{
    private const string TemporaryFolder = ".tmp";

    // What a killed writer left is nobody's after this time.
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromDays(1);

    private readonly string _root;
    private readonly TimeProvider _clock;
    private readonly bool _isPrivate;
    private bool _isSwept;

    /// <summary>A store in <paramref name="root"/>; the folder is made when the first object is put.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="clock">Tells what a writer abandoned; null for the system's.</param>
    /// <param name="isPrivate">Whether the folders that it makes are their owner's alone; for personal data.</param>
    public FolderObjectStore(string root, TimeProvider? clock = null, bool isPrivate = false)
    {
        _isPrivate = isPrivate;
        _root = Path.GetFullPath(root);
        _clock = clock ?? TimeProvider.System;
    }

    /// <inheritdoc />
    public async Task<bool> PutIfAbsentAsync(string key, Stream content, CancellationToken cancellationToken)
    {
        var target = PathOf(key);
        if (File.Exists(target))
        {
            return false;
        }

        var temporary = await WriteTemporaryAsync(content, cancellationToken);
        try
        {
            MakeFolder(Path.GetDirectoryName(target)!);
            return await FileLink.TryMoveAsync(temporary, target, Path.Combine(_root, ".lock"), cancellationToken);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw LakeErrors.CannotWrite(_root, refused);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc />
    public async Task<bool> PutFileIfAbsentAsync(string key, string path, CancellationToken cancellationToken)
    {
        var target = PathOf(key);
        await using var content = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, 1 << 16, useAsync: true);
        try
        {
            content.Flush(flushToDisk: true);
            MakeFolder(Path.GetDirectoryName(target)!);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            throw LakeErrors.CannotWrite(_root, full);
        }

        return FileLink.TryMove(path, target) || await PutIfAbsentAsync(key, content, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> ReplaceIfUnchangedAsync(
        string key, ObjectVersion? expected, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var target = PathOf(key);
        using var bytes = new MemoryStream(content.ToArray(), writable: false);
        var temporary = await WriteTemporaryAsync(bytes, cancellationToken);
        try
        {
            MakeFolder(Path.GetDirectoryName(target)!);
            await using var held = await FolderLock.AcquireAsync(Path.Combine(_root, ".lock"), cancellationToken);
            var current = await ReadAsync(key, cancellationToken);
            if (current?.Version != expected)
            {
                return false;
            }

            File.Move(temporary, target, overwrite: true); // rename(2): a reader sees the old bytes or the new
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw LakeErrors.CannotWrite(_root, refused);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = Path.Combine(_root, Path.GetDirectoryName(prefix) ?? string.Empty);
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        var keys = new List<string>();
        foreach (var file in Reading(folder, all => Directory.GetFiles(all, "*", SearchOption.AllDirectories)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, '/');
            if (key.StartsWith(prefix, StringComparison.Ordinal) && !key.StartsWith('.'))
            {
                keys.Add(key);
            }
        }

        keys.Sort(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            yield return key;
        }

        await Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) => Task.FromResult(Reading(PathOf(key), path =>
    {
        try
        {
            return (Stream?)new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, useAsync: true);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }));

    /// <inheritdoc />
    public async Task<VersionedObject?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        await using var stream = await OpenAsync(key, cancellationToken);
        return stream is null ? null : Reading(PathOf(key), _ => ReadWhole(stream));
    }

    /// <inheritdoc />
    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        var target = PathOf(key);
        try
        {
            if (File.Exists(target))
            {
                File.Delete(target);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw LakeErrors.CannotWrite(_root, refused);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<FetchedFile?> FetchAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult(PathOf(key) is var path && LocalFolders.HasFile(path) ? new FetchedFile(path, new FileInfo(path).Length) : null);

    /// <inheritdoc />
    public Task<long?> FindLengthAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult(PathOf(key) is var path && LocalFolders.HasFile(path) ? (long?)new FileInfo(path).Length : null);

    private string PathOf(string key)
    {
        var path = Path.GetFullPath(Path.Combine(_root, key));
        return path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : throw LakeErrors.KeyLeavesStore(key);
    }

    private static VersionedObject ReadWhole(Stream stream)
    {
        var content = new byte[stream.Length]; // an object is whole: its file never grows
        stream.ReadExactly(content);
        return new VersionedObject(content, VersionOf(content));
    }

    private static T Reading<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw LakeErrors.CannotRead(path, refused);
        }
    }

    private void MakeFolder(string folder) => LocalFolders.Create(folder, _isPrivate ? _root : null);

    private static ObjectVersion VersionOf(byte[] content) => new(ContentHash.OfBytes(content));

    private async Task<string> WriteTemporaryAsync(Stream content, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(_root, TemporaryFolder, Guid.NewGuid().ToString("N"));
        try
        {
            MakeTemporaryFolder();
            await using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
            await content.CopyToAsync(file, cancellationToken);
            await file.FlushAsync(cancellationToken);
            file.Flush(flushToDisk: true); // a head must not outlive the files that it leads to, not even a power cut
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }

            throw LakeErrors.CannotWrite(_root, full);
        }

        return temporary;
    }

    private void MakeTemporaryFolder()
    {
        var folder = Path.Combine(_root, TemporaryFolder);
        MakeFolder(folder);
        if (!_isSwept)
        {
            _isSwept = true;
            var abandonedBefore = (_clock.GetUtcNow() - AbandonedAfter).UtcDateTime;
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < abandonedBefore))
            {
                file.Delete();
            }
        }
    }
}
