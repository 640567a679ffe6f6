using FleetSpark.Core;

namespace FleetSpark.Lake.Stores;

/// <summary>A store elsewhere, whose objects an engine of this process opens as files: each is fetched once, and kept for the next program.</summary>
/// <param name="objects">The store.</param>
/// <param name="machine">Where the files are.</param>
/// <param name="name">A name of the store unlike any other's.</param>
internal sealed class CachedObjectStore(IObjectStore objects, MachineFolder machine, string name) : ILakeStore
{
    // Part of the files' paths, so that two stores' keys do not meet.
    private readonly string _folder = ContentHash.Of(name)[..16];

    /// <inheritdoc />
    public async Task<FetchedFile?> FetchAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var path = PathOf(key);
            return await machine.Objects.GiveAsync(NameOf(key), path, file => CopyAsync(key, file, cancellationToken), cancellationToken) ? new FetchedFile(path, new FileInfo(path).Length) : null;
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            throw LakeErrors.CannotWrite(machine.Path, full);
        }
    }

    /// <inheritdoc />
    /// <remarks>What was fetched is opened here: a raw object is read by the engine and held against its name.</remarks>
    public async Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        return File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, useAsync: true)
            : await objects.OpenAsync(key, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> PutFileIfAbsentAsync(string key, string path, CancellationToken cancellationToken)
    {
        if (!await objects.PutFileIfAbsentAsync(key, path, cancellationToken))
        {
            return false; // its bytes need not be these
        }

        try
        {
            machine.Objects.Keep(NameOf(key), path);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            throw LakeErrors.CannotWrite(machine.Path, full);
        }

        return true;
    }

    /// <inheritdoc />
    public Task<bool> PutIfAbsentAsync(string key, Stream content, CancellationToken cancellationToken) => objects.PutIfAbsentAsync(key, content, cancellationToken);

    /// <inheritdoc />
    public Task<bool> ReplaceIfUnchangedAsync(string key, ObjectVersion? expected, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        objects.ReplaceIfUnchangedAsync(key, expected, content, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) => objects.ListAsync(prefix, cancellationToken);

    /// <inheritdoc />
    public Task<VersionedObject?> ReadAsync(string key, CancellationToken cancellationToken) => objects.ReadAsync(key, cancellationToken);

    /// <inheritdoc />
    public Task<long?> FindLengthAsync(string key, CancellationToken cancellationToken) => objects.FindLengthAsync(key, cancellationToken);

    /// <inheritdoc />
    public Task DeleteAsync(string key, CancellationToken cancellationToken) => objects.DeleteAsync(key, cancellationToken);

    private async Task<bool> CopyAsync(string key, Stream file, CancellationToken cancellationToken)
    {
        await using var content = await objects.OpenAsync(key, cancellationToken);
        if (content is null)
        {
            return false;
        }

        await content.CopyToAsync(file, cancellationToken);
        return true;
    }

    private string NameOf(string key) => $"{name}{key}";

    private string PathOf(string key)
    {
        var root = Path.Combine(machine.Uses, _folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, key));
        return path.StartsWith(root, StringComparison.Ordinal) ? path : throw LakeErrors.KeyLeavesStore(key);
    }
}
