namespace FleetSpark.Lake.Stores.S3;

/// <summary>
/// Objects of S3 that an engine opens and writes there by itself, as one that works on several machines must. What it writes lies below <c>_scratch/</c> until it
/// is put, which copies it within S3: a run that dies leaves it where nobody looks, for the bucket's life cycle to remove.
/// </summary>
/// <param name="objects">The store.</param>
/// <param name="location">Where it is.</param>
internal sealed class InPlaceObjectStore(S3ObjectStore objects, S3Location location) : ILakeStore
{
    private readonly string _scratch = $"_scratch/{Guid.NewGuid():N}/";

    /// <inheritdoc />
    public async Task<FetchedFile?> FetchAsync(string key, CancellationToken cancellationToken) =>
        await objects.FindLengthAsync(key, cancellationToken) is { } bytes ? new FetchedFile($"{location}{key}", bytes) : null;

    /// <inheritdoc />
    public string NewScratchPath(Func<ScratchFolder> scratch, string suffix) => $"{location}{_scratch}{Guid.NewGuid():N}{suffix}";

    /// <inheritdoc />
    public async Task<string> ShareAsync(string path, CancellationToken cancellationToken)
    {
        var key = $"{_scratch}{Path.GetFileName(path)}";
        await objects.PutFileIfAbsentAsync(key, path, cancellationToken);
        return $"{location}{key}";
    }

    /// <inheritdoc />
    public async Task RemoveScratchAsync(CancellationToken cancellationToken)
    {
        await foreach (var key in objects.ListAsync(_scratch, cancellationToken))
        {
            await objects.DeleteAsync(key, cancellationToken);
        }
    }

    /// <inheritdoc />
    public async Task<bool> PutFileIfAbsentAsync(string key, string path, CancellationToken cancellationToken)
    {
        if (!path.StartsWith(location.ToString(), StringComparison.Ordinal))
        {
            return await objects.PutFileIfAbsentAsync(key, path, cancellationToken);
        }

        if (await objects.FindLengthAsync(key, cancellationToken) is not null)
        {
            return false;
        }

        await objects.CopyAsync(path[location.ToString().Length..], key, cancellationToken); // keys of files have a part that no other run has
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
    public Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken) => objects.OpenAsync(key, cancellationToken);

    /// <inheritdoc />
    public Task<VersionedObject?> ReadAsync(string key, CancellationToken cancellationToken) => objects.ReadAsync(key, cancellationToken);

    /// <inheritdoc />
    public Task<long?> FindLengthAsync(string key, CancellationToken cancellationToken) => objects.FindLengthAsync(key, cancellationToken);

    /// <inheritdoc />
    public Task DeleteAsync(string key, CancellationToken cancellationToken) => objects.DeleteAsync(key, cancellationToken);
}
